import assert from "node:assert/strict";
import * as vscode from "vscode";
import { describe, it } from "./support/mocha.ts";
import { until } from "./support/until.ts";
import { codeOf, create, file, findingsOf, open, retype, save } from "./support/workspace.ts";

const clean = (name: string): string => `identity:
  name: ${name}
  type: assistant
personality:
  traits: [helpful]
  communicationStyle: friendly
capabilities:
  canBrowseWeb: false
  canExecuteCode: false
  canAccessFiles: false
  networkAccess: false
`;

async function write(path: string, text: string): Promise<vscode.Uri> {
  await vscode.workspace.fs.writeFile(file(path), new TextEncoder().encode(text));
  return file(path);
}

function isOpen(uri: vscode.Uri): boolean {
  return vscode.workspace.textDocuments.some(one => one.uri.toString() === uri.toString());
}

describe("findings of the whole workspace", () => {
  it("a file that was never opened has its mistake in the Problems view, until it is put right on disk", async () => {
    await open("triage.agent.yaml");
    const uri = await write("closed/never-opened.agent.yaml", clean("Never Opened").replace("assistant", "asistant"));
    const [finding] = await findingsOf(uri, 1);
    assert(finding);
    assert.equal(codeOf(finding), "AW120");
    assert.equal(finding.range.start.line, 2);
    assert(!isOpen(uri));
    await write("closed/never-opened.agent.yaml", clean("Never Opened"));
    await findingsOf(uri, 0);
  });

  it("an edit that is not saved changes the findings of a closed file and of an open one", async () => {
    const closed = await write("closed/double.agent.yaml", clean("Double"));
    const other = await create("closed/other.agent.yaml", clean("Single"));
    const document = await create("closed/edited.agent.yaml", clean("Edited"));
    await findingsOf(document.uri, 0);
    await retype(document, clean("Double"));
    await findingsOf(document.uri, 1);
    const [finding] = await findingsOf(closed, 1);
    assert(finding);
    assert.equal(codeOf(finding), "AW189");
    assert(!isOpen(closed));
    await retype(document, clean("Single"));
    await findingsOf(closed, 0);
    await findingsOf(other.uri, 1);
    await retype(document, clean("Edited"));
    await findingsOf(other.uri, 0);
    await save(document);
  });

  it("a folder that is renamed takes its findings with it, one that is deleted takes them away", async () => {
    await open("triage.agent.yaml");
    const before = await write("closed/old/moving.agent.yaml", clean("Moving").replace("friendly", "freindly"));
    await findingsOf(before, 1);
    const rename = new vscode.WorkspaceEdit();
    rename.renameFile(file("closed/old"), file("closed/new"));
    assert(await vscode.workspace.applyEdit(rename));
    await findingsOf(before, 0);
    await findingsOf(file("closed/new/moving.agent.yaml"), 1);
    await vscode.workspace.fs.delete(file("closed/new"), { recursive: true });
    await findingsOf(file("closed/new/moving.agent.yaml"), 0);
  });

  it("names of closed files are found among the workspace's symbols, at their place", async () => {
    await open("triage.agent.yaml");
    const uri = await write("closed/symbols.agent.yaml", clean("Quetzal Keeper"));
    const found = await until("the agent among the symbols", async () => {
      const all = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
        "vscode.executeWorkspaceSymbolProvider",
        "quetzkeep",
      );
      return all.find(({ name }) => name === "Quetzal Keeper");
    });
    assert.equal(found.location.uri.toString(), uri.toString());
  });
});
