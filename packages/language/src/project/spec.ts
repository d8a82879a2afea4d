import type { ObjectSpec } from "../agent/spec/types.ts";

/** The newest format of the project file that this build knows. */
export const projectFormat = 1;

/** `agentwright.json`, the project file: what editor, command line, workflow and service all read. */
export const projectSpec = {
  kind: "object",
  doc: "Settings of a project: the nearest `agentwright.json` above a config counts, nothing is merged.",
  fields: {
    $schema: { kind: "text", doc: "Address of the JSON Schema, for editors without Agentwright. It is not used here." },
    format: {
      kind: "number",
      doc: "Version of this file's format. Leave it out or write `1`.",
      integer: true,
      min: 1,
      default: 1,
    },
    rules: {
      kind: "map",
      doc: "How severe the findings of a rule are, by the rule's code (`AW140`) or name (`contradicting-traits`).",
      of: {
        kind: "choice",
        doc: "The severity, or `off`.",
        values: {
          error: "Stops the build.",
          warning: "Most likely a mistake.",
          information: "Worth knowing.",
          hint: "Shown faintly.",
          off: "Not looked for.",
        },
      },
    },
    include: {
      kind: "list",
      doc: "Which files are looked at, as globs relative to this file. All configs where it is absent.",
      of: { kind: "text", doc: "A glob.", min: 1, examples: ["agents/**"] },
    },
    exclude: {
      kind: "list",
      doc: "Which files are left out, as globs relative to this file.",
      of: { kind: "text", doc: "A glob.", min: 1, examples: ["drafts/**"] },
    },
    secrets: {
      kind: "list",
      doc: "Names of the secrets that the project uses, so that a misspelt one is found on every machine.",
      unique: true,
      of: { kind: "text", doc: "A name, never a value.", format: "identifier", examples: ["OPENAI_API_KEY"] },
    },
    target: {
      kind: "choice",
      doc: "What configs that name no target are compiled to.",
      values: {
        wasm: "A WebAssembly plugin; needs no toolchain.",
        "go-wasm": "A WebAssembly plugin made by Go.",
        "go-plugin": "A native Go plugin.",
      },
    },
    backend: {
      kind: "choice",
      doc: "Where configs are compiled.",
      values: {
        auto: "The first that can do what the config needs.",
        embedded: "In Agentwright itself.",
        go: "With Go on this machine.",
        github: "By GitHub Actions.",
        service: "By a build service.",
      },
    },
    pgflow: {
      kind: "object",
      doc: "Settings for flows.",
      fields: { profile: { kind: "text", doc: "The version of pgflow whose rules apply.", min: 1 } },
    },
  },
} as const satisfies ObjectSpec;
