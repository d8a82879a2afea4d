import { assemblePlugin, type PluginParts } from "@agentwright/kernel";
import { readKernel } from "@agentwright/kernel/node";
import { abiVersion, type PluginManifest, type ToolShape } from "@agentwright/protocol";

const object = (properties: object, required: readonly string[] = []) =>
  ({ type: "object", properties, required }) as ToolShape["parameters"];

const tools: readonly ToolShape[] = [
  {
    name: "assess_ticket",
    description: "Says how urgent a ticket is and which team should have it.",
    kind: "code",
    returns: "Priority from 1 to 4, and the team.",
    parameters: object(
      {
        subject: { type: "string", description: "The ticket's subject line." },
        plan: {
          type: "string",
          description: "The customer's plan.",
          enum: ["free", "team", "enterprise"],
          default: "free",
        },
        attempts: { type: "integer", description: "How often they wrote.", minimum: 0, maximum: 99, default: 1 },
        angry: { type: "boolean", description: "Do they sound upset?" },
        customer: {
          type: "object",
          properties: { name: { type: "string" }, seats: { type: "number" } },
          required: ["name"],
        },
        tags: { type: "array", description: "Labels from the form.", items: { type: "string" } },
        extra: { type: "object", description: "Anything else." },
      },
      ["subject"],
    ),
  },
  {
    name: "find_customer",
    description: "Looks a customer up in the help desk by e-mail address.",
    kind: "http",
    parameters: object({ email: { type: "string", description: "The customer's e-mail address." } }, ["email"]),
  },
  { name: "elsewhere", description: "Calls a host that is not allowed.", kind: "code", parameters: object({}) },
  { name: "ask_model", description: "Asks a model.", kind: "code", parameters: object({}) },
  { name: "spin", description: "Never ends.", kind: "code", parameters: object({}) },
  { name: "bomb", description: "Takes all memory.", kind: "code", parameters: object({}) },
  { name: "deep", description: "Calls itself.", kind: "code", parameters: object({}) },
  { name: "boom", description: "Throws.", kind: "code", parameters: object({}) },
];

const sources: Readonly<Record<string, string>> = {
  assess_ticket: `export default async input => {
  console.log("subject has", input.subject.length, "characters");
  console.warn("no model was asked");
  return { priority: input.angry ? 1 : 3, team: "payments", input };
};`,
  elsewhere: 'export default async (input, host) => (await host.http("https://evil.example.net/")).status;',
  ask_model: 'export default async (input, host) => ({ said: await host.llm("Say hello.") });',
  spin: "export default async () => { for (;;) {} };",
  bomb: "export default async () => { const all = []; for (;;) all.push(new Array(1e6).fill(all.length)); };",
  deep: "const down = n => down(n + 1) + 1;\nexport default async () => down(0);",
  boom: 'export default async () => {\n  throw new TypeError("the ticket has no number");\n};',
};

const handbook = "# Handbook\n\nAnswer within one working day.\n";
const teams = '{"payments":["Ada","Grace"],"accounts":["Linus"]}';

/** What the plugin says of itself. */
export const manifest: PluginManifest = {
  manifest: 1,
  abi: abiVersion,
  target: "wasm",
  compiler: "agentwright 0.1.0",
  kernel: "0".repeat(64),
  agent: {
    id: "5f1c7a52-3f5d-5c1e-9a53-1d8f2b7c6a10",
    urn: "urn:agent:local:support-triage",
    slug: "support-triage",
    name: "Support Triage",
    version: "1.2.0",
    type: "assistant",
    description: "Reads a support ticket, says how urgent it is, which team should have it, and drafts a first answer.",
    personality: {
      traits: ["helpful", "empathetic", "concise"],
      communicationStyle: "friendly",
      tone: "supportive",
      responseLength: "brief",
      customInstructions: "Never promise a date or a refund. Say what happens next, and who will do it.",
    },
    model: { provider: "openai", name: "gpt-4.1-mini" },
  },
  tools,
  prompts: [
    {
      name: "first_answer",
      variables: ["customer", "team"],
      content: "Write a first answer to {{customer}}.\nThe {{team}} team will take over. Say so.",
    },
  ],
  resources: [
    { name: "handbook", type: "text", bytes: handbook.length },
    { name: "teams", type: "json", bytes: teams.length },
  ],
  permissions: {
    network: true,
    hosts: ["helpdesk.example.com", "*.example.org"],
    browse: false,
    executeCode: false,
    files: false,
    timeoutSeconds: 30,
    memoryMb: 256,
  },
  secrets: ["HELPDESK_TOKEN", "OPENAI_API_KEY"],
  inputs: [
    { path: "data/handbook.md", sha256: "a".repeat(64) },
    { path: "tools/assess.ts", sha256: "b".repeat(64) },
    { path: "triage.agent.yaml", sha256: "c".repeat(64) },
  ],
};

/** The plugin of the browser tests; `change` makes another of it, as an edit would. */
export async function makePlugin(
  change: (manifest: PluginManifest) => PluginManifest = same => same,
): Promise<Uint8Array> {
  const changed = change(manifest);
  const parts: PluginParts = {
    manifest: changed,
    modules: Object.entries(sources).map(([name, source]) => ({ name: `tools/${name}.js`, source })),
    tools: changed.tools.map(tool =>
      tool.kind === "http"
        ? { name: tool.name, kind: "http", http: request }
        : { name: tool.name, kind: "code", module: `tools/${tool.name}.js` },
    ),
    resources: [
      { name: "handbook", type: "text", content: handbook },
      { name: "teams", type: "json", content: teams },
    ],
  };
  return assemblePlugin(await readKernel(), parts);
}

const request = {
  method: "GET",
  url: "https://helpdesk.example.com/api/v2/customers?email={{email}}",
  headers: { accept: "application/json", authorization: "Bearer ${secret:HELPDESK_TOKEN}" },
};
