import assert from "node:assert/strict";
import * as vscode from "vscode";
import { describe, it } from "./support/mocha.ts";
import { until } from "./support/until.ts";
import { codeOf, command, file, folder, open, retype } from "./support/workspace.ts";

interface Check {
  readonly id: string;
  readonly state: string;
  readonly message: string;
}

const workflow = ".github/workflows/agentwright.yml";
const top = () => folder().fsPath.replaceAll("\\", "/");
const found = () =>
  vscode.languages.getDiagnostics(file(workflow)).filter(({ source }) => source === "agentwright workflow");

describe("compile workflow", () => {
  it("is written with the command that it asks for, and once", async () => {
    const written = await command<string[]>("addCompileWorkflow", { folder: top() });
    assert.deepEqual(written, [workflow, ".github/agentwright/cli.mjs", ".github/agentwright/.gitattributes"]);
    assert.deepEqual(await command("addCompileWorkflow", { folder: top() }), []);
  });

  it("is checked while it is edited, and each finding offers ours again", async () => {
    await command("addCompileWorkflow", { folder: top(), replace: true });
    const document = await open(workflow);
    const ours = document.getText();
    assert.deepEqual(found(), []);
    await retype(
      document,
      ours.replace("contents: read", "contents: write").replace('"source/$CONFIG"', "${{ inputs.config }}"),
    );
    const codes = await until("two findings", () => found().length === 2 && found().map(codeOf).sort());
    assert.deepEqual(codes, ["expression-in-script", "permission-wider"]);
    const [first] = found();
    assert(first);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      first.range,
    );
    const fix = actions.find(({ command }) => command?.command === "agentwright.addCompileWorkflow");
    assert.equal(fix?.title, "Write Agentwright's workflow again");
    await retype(document, ours);
    await until("no finding", () => found().length === 0);

    await vscode.workspace.fs.writeFile(file(".github/agentwright/cli.mjs"), new TextEncoder().encode("// other"));
    await retype(document, `${ours}\n`);
    await until("the other compiler", () => found().length === 1 && found().map(codeOf)[0] === "compiler-changed");
    await command("addCompileWorkflow", { folder: top(), replace: true });
    await retype(document, ours);
    await until("the right compiler", () => found().length === 0);
    await document.save();
  });

  it("where there is no repository, the setup says so and what to do", async () => {
    const checks = await command<Check[]>("checkGithub", { folder: top() });
    assert.deepEqual(
      checks.map(({ id, state }) => `${id} ${state}`),
      [
        "repository wrong",
        ...["access", "workflow", "compiler", "enabled", "start", "send", "refs"].map(id => `${id} skipped`),
      ],
    );
    assert.match(checks[0]?.message ?? "", /is in no git repository\. Run git init/);
  });
});
