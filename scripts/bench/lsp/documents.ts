import { stringify } from "yaml";

/** YAML for our server and yaml-language-server, JSON for ours and the JSON server. */
export type Format = "yaml" | "json";
/** `sections`: many small sections, edited in one of them; `list`: one list of tools, edited in one of its items. */
export type Shape = "sections" | "list";

/** A valid config with a value to flip between right and wrong. */
export interface BenchDocument {
  readonly text: string;
  readonly lines: number;
  /** Where the value stands, and the key of its line. */
  readonly line: number;
  readonly character: number;
  readonly key: number;
  readonly right: string;
  readonly wrong: string;
}

const right = "friendly";

/** A config of about that many lines. Nothing in it depends on other files: no server may find a mistake. */
export function benchDocument(format: Format, shape: Shape, lines: number): BenchDocument {
  const small = countLines(render(format, model(shape, 20)));
  const each = (countLines(render(format, model(shape, 120))) - small) / 100;
  const text = render(format, model(shape, Math.max(4, Math.round(20 + (lines - small) / each))));
  const rows = text.split("\n");
  const middle = rows.findIndex(row => row.includes("edited_here"));
  const field = shape === "list" ? "type" : "communicationStyle";
  const line = rows.findIndex((row, at) => at > middle && row.trimStart().replace('"', "").startsWith(field));
  const row = rows[line] ?? "";
  const value = shape === "list" ? "string" : right;
  return {
    text,
    lines: rows.length - 1,
    line,
    character: row.indexOf(value),
    key: row.indexOf(field) + 1,
    right: value,
    wrong: "wrongword",
  };
}

export function render(format: Format, value: unknown): string {
  return format === "json" ? `${JSON.stringify(value, null, 2)}\n` : stringify(value, { lineWidth: 0 });
}

function countLines(text: string): number {
  return text.split("\n").length - 1;
}

/** About ten lines for each of `count`. */
function model(shape: Shape, count: number): object {
  const half = count >> 1;
  if (shape === "list") {
    const tools = Array.from({ length: count }, (_, i) => tool(i, i === half ? "edited_here" : `tool_${i}`));
    return { ...before, personality, tools };
  }
  const quarter = half >> 1;
  return {
    ...before,
    ...notes(0, half),
    tools: Array.from({ length: quarter }, (_, i) => tool(i, `tool_${i}`)),
    prompts: Array.from({ length: quarter }, (_, i) => ({
      name: `prompt_${i}`,
      variables: ["who"],
      content: `Greet {{who}} in words of your own, number ${i}.`,
    })),
    "x-marker": "edited_here",
    personality,
    resources: Array.from({ length: quarter }, (_, i) => ({ name: `data_${i}`, type: "text", content: `Fact ${i}.` })),
    mcpServers: Array.from({ length: quarter }, (_, i) => ({
      name: `server_${i}`,
      url: `https://mcp.example.org/${i}`,
    })),
    ...notes(half, count),
  };
}

const before = {
  identity: { name: "Bench", type: "assistant", version: "1.0.0" },
  capabilities: {
    canBrowseWeb: false,
    canExecuteCode: false,
    canAccessFiles: false,
    networkAccess: true,
    allowedHosts: ["api.example.org", "mcp.example.org"],
  },
};

const personality = { traits: ["helpful", "concise"], communicationStyle: right, tone: "neutral" };

function notes(from: number, to: number): Record<string, object> {
  const note = (i: number) => ({ owner: `team ${i}`, since: 2000 + (i % 26), tags: [`tag${i}`, "kept"] });
  return Object.fromEntries(Array.from({ length: to - from }, (_, i) => [`x-note-${from + i}`, note(from + i)]));
}

function tool(i: number, name: string): object {
  return {
    name,
    description: `Looks number ${i} up.`,
    parameters: [{ name: "id", type: "string", description: "Which one.", required: true }],
    http: { method: "GET", url: `https://api.example.org/v1/${i}/{{id}}` },
  };
}
