import assert from "node:assert/strict";
import * as vscode from "vscode";
import { describe, it } from "./support/mocha.ts";
import { until } from "./support/until.ts";
import { command, create, file, positionAfter, save } from "./support/workspace.ts";

const config = (name: string, tool: string): string => `identity:
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
tools:
  - name: ${tool}
    description: Measures a text.
    parameters:
      - { name: text, type: string, required: true }
    language: typescript
    code: | # short
      return input.text.length;
`;

/** Chooses a refactoring at a place as the lightbulb's menu does. */
async function choose(document: vscode.TextDocument, marker: string, kind: string, title: RegExp): Promise<void> {
  const at = positionAfter(document, marker);
  const action = await until(`an action ${title}`, async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      new vscode.Range(at, at),
      kind,
      20,
    );
    return actions.find(one => title.test(one.title) && one.edit);
  });
  assert(action.edit && (await vscode.workspace.applyEdit(action.edit)), "the edit was refused");
  await vscode.workspace.saveAll();
}

/** A document that an edit has just made is known to the editor a moment later: it is saved until its text is there. */
async function saved(path: string, text: RegExp): Promise<void> {
  await until(`${path} with ${text}`, async () => {
    await vscode.workspace.saveAll();
    return text.test((await textOf(path)) ?? "");
  });
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file(path)));
  } catch {
    return undefined;
  }
}

describe("tool code and its types", () => {
  it("inline code goes to a file beside its types, and comes back", async () => {
    const text = config("Extracted", "measure");
    const document = await create("extract/a.agent.yaml", text);
    await choose(document, "return", "refactor.extract", /Move the code of ‘measure’/);
    assert.match(document.getText(), /source: \.\/tools\/measure\.ts # short\n$/);
    await saved("extract/tools/measure.ts", /\(input: MeasureInput\) => \{\n {2}return input/);
    await saved("extract/agentwright-env.d.ts", /interface MeasureInput \{\n {2}text: string;/);
    await choose(document, "source", "refactor.inline", /Move the file of ‘measure’/);
    assert.equal(document.getText(), text);
    await until("the file to be gone", async () => (await textOf("extract/tools/measure.ts")) === undefined);
  });

  it("Add Tool Types writes them, and a save of the config keeps them up to date", async () => {
    const document = await create("typed/a.agent.yaml", config("Typed", "weigh"));
    const uri = await command<vscode.Uri>("addToolTypes", document.uri);
    assert(uri.path.endsWith("/typed/agentwright-env.d.ts"));
    assert.match((await textOf("typed/agentwright-env.d.ts")) ?? "", /weigh: WeighInput;/);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, positionAfter(document, "type: string"), ", enum: [a, b]");
    assert(await vscode.workspace.applyEdit(edit));
    await save(document);
    await until("the new types", async () =>
      (await textOf("typed/agentwright-env.d.ts"))?.includes('text: "a" | "b";'),
    );
  });

  it("where there are no types a save makes none", async () => {
    const document = await create("untyped/a.agent.yaml", config("Untyped", "count"));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), "# saved\n");
    assert(await vscode.workspace.applyEdit(edit));
    await save(document);
    await command("explainFile", document.uri);
    assert.equal(await textOf("untyped/agentwright-env.d.ts"), undefined);
  });
});
