import type { ListSpec } from "./types.ts";

/** `resources`: texts and files that travel with the agent. */
export const resources = {
  kind: "list",
  doc: "Texts, JSON and files that belong to the agent. Tools and MCP clients can read them.",
  of: {
    kind: "object",
    doc: "One resource. Its content is in a file (`path`) or right here (`content`).",
    required: ["name", "type"],
    oneOf: ["path", "content"],
    fields: {
      name: { kind: "text", doc: "The resource's name; no other resource has it.", min: 1 },
      type: {
        kind: "choice",
        doc: "What the content is.",
        values: { text: "UTF-8 text.", json: "JSON; it is checked.", binary: "Any bytes; needs a `path`." },
      },
      path: {
        kind: "text",
        doc: "Path of the file, relative to this file.",
        min: 1,
        role: "path",
        examples: ["./data/handbook.md"],
      },
      content: { kind: "text", doc: "The content itself, for `text` and `json`." },
      embedded: { kind: "boolean", doc: "Does the content go into the plugin?", default: true },
    },
  },
} as const satisfies ListSpec;

/** `prompts`: texts with blanks that people and models can fill. */
export const prompts = {
  kind: "list",
  doc: "Prompts that come with the agent. `{{variable}}` in a prompt is filled in when it is used.",
  of: {
    kind: "object",
    doc: "One prompt.",
    required: ["name", "content"],
    fields: {
      name: { kind: "text", doc: "The prompt's name; no other prompt has it.", min: 1 },
      variables: {
        kind: "list",
        doc: "The variables that `content` uses, in the order in which a form asks for them.",
        unique: true,
        of: { kind: "text", doc: "A variable's name, an identifier.", format: "identifier" },
      },
      content: { kind: "text", doc: "The text, with `{{variable}}` where a value goes.", min: 1, role: "template" },
    },
  },
} as const satisfies ListSpec;

/** `mcpServers`: servers of the Model Context Protocol that the agent uses. */
export const mcpServers = {
  kind: "list",
  doc: "Servers of the Model Context Protocol whose tools the agent may use.",
  of: {
    kind: "object",
    doc: "One MCP server.",
    required: ["name", "url"],
    fields: {
      name: { kind: "text", doc: "A name for the server; no other server here has it.", min: 1 },
      url: {
        kind: "text",
        doc: "Address of the server (`https`, streamable HTTP).",
        format: "url",
        examples: ["https://mcp.example.org/"],
      },
      enabled: { kind: "boolean", doc: "Is it used? `false` keeps the entry without using it.", default: true },
    },
  },
} as const satisfies ListSpec;
