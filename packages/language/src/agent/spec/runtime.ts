import type { ObjectSpec } from "./types.ts";

/** `runtime`: the box in which the agent runs as a service. */
export const runtime = {
  kind: "object",
  doc: "The box in which the agent runs where it is deployed as a service.",
  fields: {
    isolation: {
      kind: "choice",
      doc: "How the box is closed.",
      values: {
        process: "A process of its own.",
        container: "A container.",
        vm: "A virtual machine.",
      },
      default: "process",
    },
    limits: {
      kind: "object",
      doc: "What the box may use at most.",
      fields: {
        memoryMb: { kind: "number", doc: "Memory in MB.", integer: true, min: 1, examples: [512] },
        cpuCores: { kind: "number", doc: "Processor cores; half a core is `0.5`.", above: 0, examples: [1] },
        timeLimitSeconds: {
          kind: "number",
          doc: "Time for one call, in seconds.",
          integer: true,
          min: 1,
          examples: [60],
        },
      },
    },
    fileSystemAccess: { kind: "boolean", doc: "Does the box have a file system? Should equal `canAccessFiles`." },
  },
} as const satisfies ObjectSpec;

/** `service`: what the Python service of a bundle needs. */
export const service = {
  kind: "object",
  doc: "What the Python service in this config's bundle needs.",
  fields: {
    pythonDependencies: {
      kind: "list",
      doc: "Packages to install, one line of a requirements file each.",
      unique: true,
      of: {
        kind: "text",
        doc: "A package with an optional version.",
        format: "python-requirement",
        examples: ["requests>=2.31", "pandas[excel]==2.2.3"],
      },
    },
  },
} as const satisfies ObjectSpec;

/** `build`: what the config becomes. */
export const build = {
  kind: "object",
  doc: "What the config is compiled to. Leave it out for a WebAssembly plugin that runs everywhere.",
  fields: {
    target: {
      kind: "choice",
      doc: "The kind of plugin.",
      values: {
        wasm: "A WebAssembly plugin for TypeScript, JavaScript and HTTP tools; needs no toolchain. Go tools get a module beside it.",
        "go-wasm": "A WebAssembly plugin made by Go. Tools in TypeScript get a module beside it.",
        "go-plugin": "A native Go plugin for one platform; not for Windows.",
      },
      default: "wasm",
    },
    platform: {
      kind: "choice",
      doc: "The system for which a `go-plugin` is made.",
      values: { linux: "Linux", darwin: "macOS", windows: "Windows" },
    },
  },
} as const satisfies ObjectSpec;
