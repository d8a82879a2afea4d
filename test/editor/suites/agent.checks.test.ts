import assert from "node:assert/strict";
import * as vscode from "vscode";
import { describe, it } from "./support/mocha.ts";
import { until } from "./support/until.ts";
import { codeOf, create, file, findings, findingsOf, open, positionAfter, retype } from "./support/workspace.ts";

/** A config that checks clean; two agents of one name would be a finding. */
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

describe("checks while typing", () => {
  it("a mistake has a code, a page about it, and stands exactly on its word", async () => {
    const document = await open("mistake.agent.yaml");
    const [finding] = await findingsOf(document.uri, 1);
    assert(finding);
    assert.equal(document.getText(finding.range), "assistent");
    assert.match(codeOf(finding), /^AW1\d\d$/);
    assert(typeof finding.code === "object" && finding.code.target.path.includes(codeOf(finding)));
  });

  it("its fix mends the text, and the finding goes", async () => {
    const document = await create("fix.agent.yaml", clean("Fixed").replace("assistant", "assistent"));
    const [finding] = await findingsOf(document.uri, 1);
    assert(finding);
    const fix = await until("a quick fix", async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        "vscode.executeCodeActionProvider",
        document.uri,
        finding.range,
        vscode.CodeActionKind.QuickFix.value,
        5,
      );
      return actions.find(({ edit, title }) => edit && title.includes("assistant"));
    });
    assert(fix.edit && (await vscode.workspace.applyEdit(fix.edit)));
    assert.equal(document.getText(), clean("Fixed"));
    await findingsOf(document.uri, 0);
  });

  it("findings follow what is typed, and a half-typed file keeps its other ones", async () => {
    const text = clean("Typed");
    const document = await create("typing.agent.yaml", text);
    await retype(document, text.replace("friendly", "freindly"));
    await findingsOf(document.uri, 1);
    await retype(document, `${text.replace("friendly", "freindly")}tools:\n  - name: [`);
    await until("more than the first finding", () => findings(document.uri).length > 1);
    assert(findings(document.uri).some(({ range }) => document.getText(range) === "freindly"));
    await retype(document, text);
    await findingsOf(document.uri, 0);
  });

  it("JSON is checked as YAML is", async () => {
    const document = await open("agents/research.agent.json");
    const text = document.getText();
    await retype(document, text.replace("researcher", "reseacher"));
    const [finding] = await findingsOf(document.uri, 1);
    assert(finding);
    assert.match(document.getText(finding.range), /reseacher/);
    await retype(document, text);
    await findingsOf(document.uri, 0);
  });

  it("completion knows keys and values", async () => {
    const document = await create("complete.agent.yaml", clean("Completed").replace("[helpful]", "[helpful, ]"));
    const labels = await until("completion of traits", async () => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        "vscode.executeCompletionItemProvider",
        document.uri,
        positionAfter(document, "[helpful, "),
      );
      const found = list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
      return found.includes("concise") && found;
    });
    assert(!labels.includes("helpful"), "a trait that stands there already is not offered");
  });

  it("hover explains a field", async () => {
    const document = await open("triage.agent.yaml");
    const text = await until("a hover", async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        "vscode.executeHoverProvider",
        document.uri,
        positionAfter(document, "communicationSt"),
      );
      const contents = hovers.flatMap(hover => hover.contents);
      return contents.length > 0 && contents.map(one => (typeof one === "string" ? one : one.value)).join("\n");
    });
    assert.match(text, /style/i);
  });

  it("symbols show the sections, lenses what can be done", async () => {
    const document = await open("triage.agent.yaml");
    const symbols = await until("symbols", async () => {
      const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        "vscode.executeDocumentSymbolProvider",
        document.uri,
      );
      return found !== undefined && found.length > 0 && found;
    });
    assert.deepEqual(
      ["identity", "tools"].filter(name => !symbols.some(symbol => symbol.name === name)),
      [],
    );
    const commands = await until("lenses", async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        "vscode.executeCodeLensProvider",
        document.uri,
        50,
      );
      const found = lenses.map(lens => lens.command?.command);
      return found.includes("agentwright.compile") && found;
    });
    for (const id of ["agentwright.preview", "agentwright.runTool"]) assert(commands.includes(id), id);
  });

  it("an unsaved file of our language is checked too", async () => {
    const uri = await vscode.commands.executeCommand<vscode.Uri>("agentwright.showMistake");
    await until("findings in the unsaved file", () => findings(uri).length > 0);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });

  it("a project file is validated by its schema", async () => {
    const document = await create("agentwright.json", '{ "rules": { "AW101": "loud" } }\n');
    await until("a finding of the JSON schema", () => vscode.languages.getDiagnostics(document.uri).length > 0);
    await vscode.workspace.fs.delete(file("agentwright.json"));
  });
});
