import assert from "node:assert/strict";
import * as vscode from "vscode";
import { describe, it } from "./support/mocha.ts";
import { until } from "./support/until.ts";
import { create, file, positionAfter } from "./support/workspace.ts";

/** A config that checks clean, with what it says besides. */
const agent = (name: string, more: string): string => `identity:
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
${more}`;

/** A file that no editor shows. */
async function write(path: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(file(path), new TextEncoder().encode(text));
}

/** The text of a file as it is now, saved or not. */
async function textOf(path: string): Promise<string> {
  return (await vscode.workspace.openTextDocument(file(path))).getText();
}

async function exists(path: string): Promise<boolean> {
  return Boolean(await vscode.workspace.fs.stat(file(path)).then(undefined, () => false));
}

/** Gives the name before `marker`'s end another text, as F2 does, once the server knows all `files` that it changes. */
async function rename(document: vscode.TextDocument, marker: string, newName: string, files: number): Promise<void> {
  const position = positionAfter(document, marker);
  const edit = await until(`a rename of ${files} files`, async () => {
    const found = await vscode.commands.executeCommand<vscode.WorkspaceEdit | undefined>(
      "vscode.executeDocumentRenameProvider",
      document.uri,
      position,
      newName,
    );
    return found && found.entries().length === files && found;
  });
  assert(await vscode.workspace.applyEdit(edit), "the edit was refused");
}

const runs = (path: string) => `orchestration:\n  kind: sequential\n  agents: [${path}]\n`;
const uses = (secret: string) => `apiKeys:\n  openai: \${secret:${secret}}\nmodel:\n  provider: openai\n  name: gpt\n`;

describe("names across files", () => {
  it("a secret changes its name in three files, one of them open, one not saved", async () => {
    await write("names/closed.agent.yaml", agent("Names Closed", uses("NAMES_ONE")));
    const unsaved = await create("names/unsaved.agent.yaml", agent("Names Unsaved", ""));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(unsaved.uri, new vscode.Position(unsaved.lineCount, 0), uses("NAMES_ONE"));
    assert(await vscode.workspace.applyEdit(edit));
    const document = await create("names/open.agent.yaml", agent("Names Open", uses("NAMES_ONE")));
    await rename(document, "secret:NAMES", "NAMES_TWO", 3);
    for (const path of ["names/open.agent.yaml", "names/unsaved.agent.yaml", "names/closed.agent.yaml"]) {
      const text = await textOf(path);
      assert(text.includes("secret:NAMES_TWO") && !text.includes("NAMES_ONE"), `${path}:\n${text}`);
    }
  });

  it("an agent's file gets another name and folder; the paths to it and in it follow", async () => {
    await write("names/writer.agent.yaml", agent("Names Writer", runs("./closed.agent.yaml")));
    await write("names/deep/second.agent.yaml", agent("Names Second", runs("../writer.agent.yaml")));
    const document = await create("names/first.agent.yaml", agent("Names First", runs("./writer.agent.yaml")));
    await rename(document, "./writer", "./deep/author.agent.yaml", 3);
    assert(await exists("names/deep/author.agent.yaml"), "the file was not renamed");
    assert(!(await exists("names/writer.agent.yaml")), "the old file is still there");
    assert((await textOf("names/first.agent.yaml")).includes("[./deep/author.agent.yaml]"));
    assert((await textOf("names/deep/second.agent.yaml")).includes("[./author.agent.yaml]"));
    assert((await textOf("names/deep/author.agent.yaml")).includes("[../closed.agent.yaml]"));
  });

  it("a file that is renamed in the explorer is found under its new name", async () => {
    await write("names/notes.md", "Notes.\n");
    const resources = "resources:\n  - name: notes\n    type: text\n    path: ./notes.md\n";
    const document = await create("names/notes.agent.yaml", agent("Names Notes", resources));
    await until("the definition of the path", async () => {
      const position = positionAfter(document, "./not");
      const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
        "vscode.executeDefinitionProvider",
        document.uri,
        position,
      );
      return found.length === 1;
    });
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(file("names/notes.md"), file("names/texts/all notes.md"));
    assert(await vscode.workspace.applyEdit(edit));
    await until("the new path", () => document.getText().includes("path: ./texts/all notes.md"));
  });
});
