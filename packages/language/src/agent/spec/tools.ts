import type { ListSpec, MapSpec, ObjectSpec } from "./types.ts";
import { valueLimits, valueTypes } from "./values.ts";

const parameters = {
  kind: "list",
  doc: "What the tool wants to know. The input of a call is checked against it before the tool runs.",
  of: {
    kind: "object",
    doc: "One parameter of the tool.",
    required: ["name", "type"],
    fields: {
      name: { kind: "text", doc: "The parameter's name, an identifier.", format: "identifier", examples: ["city"] },
      type: valueTypes,
      description: { kind: "text", doc: "What the parameter means. The model reads it." },
      required: { kind: "boolean", doc: "Must it be given?", default: false },
      default: { kind: "any", doc: "The value that is used where the parameter is not given." },
      ...valueLimits,
    },
  },
} as const satisfies ListSpec;

const http = {
  kind: "object",
  doc: "A tool that is one HTTP request, with no code. `{{name}}` stands for the value of a parameter.",
  required: ["url"],
  fields: {
    method: {
      kind: "choice",
      doc: "The HTTP method. Where it is absent it is GET, or POST where there is a `body`.",
      values: {
        GET: "Reads.",
        POST: "Creates or does something.",
        PUT: "Replaces.",
        PATCH: "Changes a part.",
        DELETE: "Deletes.",
        HEAD: "Reads the headers only.",
      },
    },
    url: {
      kind: "text",
      doc: "The address. Values of `{{parameters}}` are percent-encoded; the host may not be one.",
      format: "url",
      role: "template",
      examples: ["https://api.example.org/v1/tickets/{{id}}"],
    },
    headers: {
      kind: "map",
      doc: "Headers to send. Put keys as `${secret:NAME}`; only the host ever sees the value.",
      of: { kind: "text", doc: "The header's value.", role: "template" },
    } satisfies MapSpec,
    body: {
      kind: "any",
      doc: "What to send. A text is sent as it is; anything else is sent as JSON, with `{{parameters}}` filled in inside its texts.",
    },
  },
} as const satisfies ObjectSpec;

/** `tools`: what the agent can do by itself. */
export const tools = {
  kind: "list",
  doc: "What the agent can do: functions that the model, other agents and people can call.",
  of: {
    kind: "object",
    doc: "One tool. It is a file (`source`), inline `code`, one `http` request, or a `flow`.",
    required: ["name", "description"],
    oneOf: ["source", "code", "http", "flow"],
    fields: {
      name: {
        kind: "text",
        doc: "The tool's name, an identifier that no other tool of this agent has.",
        format: "identifier",
        examples: ["lookup_order"],
      },
      description: { kind: "text", doc: "What the tool does. The model decides by it when to use the tool.", min: 1 },
      parameters,
      returns: { kind: "text", doc: "What the tool gives back, in words." },
      source: {
        kind: "text",
        doc: "Path of a `.ts`, `.js` or `.go` file with the tool, relative to this file. TypeScript and JavaScript export the function as default; in Go it has the tool's name (`parse_log` is `ParseLog`) or the name `Run`.",
        min: 1,
        role: "path",
        examples: ["./tools/lookup.ts"],
      },
      code: {
        kind: "text",
        doc: "The tool's code, right here. TypeScript and JavaScript export the function as default, `export default async (input, host) => …`; without imports and exports it is the body of that function.",
        min: 1,
        role: "code",
      },
      language: {
        kind: "choice",
        doc: "The language of `code`.",
        values: {
          typescript: "TypeScript; types are removed, not checked.",
          javascript: "JavaScript (ES modules).",
          go: "Go, 1.24 or later: the body of the tool's function, or a whole file.",
        },
      },
      http,
      flow: {
        kind: "text",
        doc: "Slug of a flow of this workspace that the tool starts.",
        min: 1,
        role: "flow",
        examples: ["summarize_tickets"],
      },
    },
  },
} as const satisfies ListSpec;
