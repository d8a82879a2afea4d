import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "agentwright-client-")));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (path: string) => ({ scheme: "file", path, fsPath: path, toString: () => `file://${path}` });
const workspace = { workspaceFolders: [] as { readonly uri: ReturnType<typeof file> }[] };
vi.mock("vscode", () => ({ Uri: { file }, workspace }));

test("each file is judged by its own project, from the folder that holds the project file", async () => {
  const files = {
    "agentwright.json": '{ "include": ["agents/**"], "exclude": ["agents/old"] }',
    "agents/a.agent.yaml": "",
    "agents/old/b.agent.yaml": "",
    "agents/own/agentwright.json": '{ "exclude": ["drafts"] }',
    "agents/own/c.agent.yaml": "",
    "agents/own/drafts/d.agent.yaml": "",
    "elsewhere/e.agent.yaml": "",
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const { workspaceAgents } = await import("./workspace-agents.ts");
  const found = async (...folders: readonly string[]) => {
    workspace.workspaceFolders = folders.map(name => ({ uri: file(join(folder, name)) }));
    return (await workspaceAgents()).files.map(({ path }) => path.slice(folder.length + 1));
  };
  const all = ["agents/a.agent.yaml", "agents/own/c.agent.yaml"];
  expect(await found(".")).toEqual(all);
  expect(await found("agents")).toEqual(all);
  expect(await found("agents", ".")).toEqual(all);
  expect(await found("elsewhere")).toEqual([]);
});
