import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { modern, TestClient } from "../../server/src/testing/client.ts";
import { median, type Row } from "./measure.ts";

const configs = 1000;
const runs = 9;

/**
 * A workspace of a thousand configs, served by the built server: from the opening of the first to the findings of all,
 * with an empty cache and with the one of the run before; then from a letter in one config to the finding of another,
 * open one that it concerns.
 */
export async function workspaceRows(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "agentwright-bench-"));
  const workspace = join(folder, "w");
  const cacheDir = join(folder, "cache");
  try {
    for (let index = 0; index < configs; index++) writeConfig(workspace, index);
    // Files that were written just now are not recognised by their times, and so not kept.
    await new Promise(resolve => setTimeout(resolve, 2500));
    const cold: number[] = [];
    const warm: number[] = [];
    const across: number[] = [];
    for (let run = 0; run < runs; run++) {
      rmSync(cacheDir, { recursive: true, force: true });
      cold.push(await firstFindings(workspace, cacheDir));
      warm.push(await firstFindings(workspace, cacheDir, across));
    }
    return [
      { what: "1,000 configs, findings of all, nothing kept", ours: median(cold) },
      { what: "1,000 configs, findings of all, after a restart", ours: median(warm) },
      { what: "1,000 configs, from an edit to the finding of another file", ours: median(across) },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds from the opening of the first config to the findings of all. `across`: times of edits, to be added to. */
async function firstFindings(workspace: string, cacheDir: string, across?: number[]): Promise<number> {
  const client = new TestClient("dist/server.js");
  const folders = [pathToFileURL(workspace).href];
  await client.initialize({ capabilities: modern, folders, initializationOptions: { cacheDir, commands: false } });
  const began = performance.now();
  await client.open(uriOf(workspace, 0), textOf(0));
  const all = await client.pullAll();
  const took = performance.now() - began;
  if (all.size !== configs) throw new Error(`findings of ${all.size} files, not of ${configs}`);
  const wrong = [...all.values()].filter(({ items }) => items.length > 0).length;
  if (wrong !== configs / 10) throw new Error(`${wrong} files with findings, not ${configs / 10}`);
  if (across) await editAcross(client, workspace, across);
  await client.stop();
  return took;
}

/** An edit gives config 1 the name of config 0, so that both have one id, and another one takes it back. */
async function editAcross(client: TestClient, workspace: string, across: number[]): Promise<void> {
  const [other, edited] = [uriOf(workspace, 0), uriOf(workspace, 1)];
  await client.open(edited, textOf(1));
  await client.pull(other);
  let name = "Agent 1";
  let version = 1;
  for (const [next, findings] of [
    ["Agent 0", 1],
    ["Agent 1", 0],
  ] as const) {
    const before = client.refreshes;
    const began = performance.now();
    await client.edit(edited, ++version, [1, 8, 1, 8 + name.length], next);
    // As an editor does: told that findings may be others, it asks for those of the files that it shows.
    await client.until(() => client.refreshes > before);
    const { items } = await client.pull(other);
    across.push(performance.now() - began);
    if (items.length !== findings) throw new Error(`${items.length} findings in the other file, not ${findings}`);
    name = next;
  }
}

function uriOf(workspace: string, index: number): string {
  return pathToFileURL(pathOf(workspace, index)).href;
}

/** Twenty configs in each folder, as a big workspace has them. */
function pathOf(workspace: string, index: number): string {
  return join(workspace, `team-${Math.floor(index / 20)}`, `agent-${index}.agent.yaml`);
}

function writeConfig(workspace: string, index: number): void {
  const path = pathOf(workspace, index);
  if (index === 0) mkdirSync(join(workspace, ".git"), { recursive: true });
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, textOf(index));
}

/** About seventy lines; every tenth has a mistake. */
function textOf(index: number): string {
  const tool = (name: string) => `  - name: ${name}
    description: Finds an order by its number and says where it is.
    parameters:
      - name: order
        type: string
        description: The number of the order.
        required: true
    http:
      method: GET
      url: https://api.example.com/${name}/{{order}}
`;
  return `identity:
  name: Agent ${index}
  type: ${index % 10 === 9 ? "asistant" : "assistant"}
  description: Answers questions about orders and refunds in shop ${index}.
personality:
  traits: [helpful, concise]
  communicationStyle: friendly
  tone: calm
capabilities:
  canBrowseWeb: false
  canExecuteCode: false
  canAccessFiles: false
  networkAccess: true
  allowedHosts: [api.example.com]
apiKeys:
  openai: \${secret:OPENAI_API_KEY}
model:
  provider: openai
  name: gpt-4o
  parameters: { temperature: 0.2, maxTokens: 400 }
tools:
${["orders", "refunds", "parcels", "claims"].map(tool).join("")}prompts:
  - name: greet
    variables: [customer]
    content: |
      Hello {{customer}}, how can I help?
  - name: close
    variables: [customer]
    content: Good bye {{customer}}.
`;
}
