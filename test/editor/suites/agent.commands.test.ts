import assert from "node:assert/strict";
import * as vscode from "vscode";
import { describe, it } from "./support/mocha.ts";
import { until } from "./support/until.ts";
import { command, create, file, findings, findingsOf, folder, open, processId, retype } from "./support/workspace.ts";

interface Totals {
  readonly files: number;
  readonly errors: number;
}

const base = `identity:
  name: Key Holder
  type: assistant
personality:
  traits: [helpful]
  communicationStyle: friendly
capabilities:
  canBrowseWeb: false
  canExecuteCode: false
  canAccessFiles: false
  networkAccess: true
`;

describe("commands", () => {
  it("every command of the manifest is registered", async () => {
    await open("triage.agent.yaml");
    const extension = vscode.extensions.getExtension("agentwright.agentwright");
    assert(extension);
    await extension.activate();
    const declared: string[] = extension.packageJSON.contributes.commands.map(
      (one: { command: string }) => one.command,
    );
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      declared.filter(id => !registered.has(id)),
      [],
    );
  });

  it("a new agent of each kind checks clean", async () => {
    for (const type of ["assistant", "specialist", "researcher", "analyst", "creative", "technical"]) {
      const uri = await command<vscode.Uri>("newAgent", folder(), { name: `Fresh: "${type}" #1`, type });
      const document = await vscode.workspace.openTextDocument(uri);
      assert.match(document.getText(), new RegExp(`type: ${type}`));
      await until(`symbols of ${uri.path}`, async () => {
        const symbols = await vscode.commands.executeCommand<unknown[]>("vscode.executeDocumentSymbolProvider", uri);
        return symbols !== undefined && symbols.length > 0;
      });
      await findingsOf(uri, 0);
      await vscode.workspace.fs.delete(uri);
    }
  });

  it("a new agent never overwrites a file", async () => {
    const make = () => command<vscode.Uri>("newAgent", folder(), { name: "Twice", type: "assistant" });
    const [first, second] = [await make(), await make()];
    assert.notEqual(first.path, second.path);
    for (const uri of [first, second]) await vscode.workspace.fs.delete(uri);
  });

  it("Validate All looks at files that nobody opened, and shows them in Problems", async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    const hidden = file("agents/hidden.agent.yaml");
    await vscode.workspace.fs.writeFile(hidden, new TextEncoder().encode(base.replace("friendly", "loud")));
    const totals = await command<Totals>("validateAll");
    assert(totals.files >= 4 && totals.errors >= 2, JSON.stringify(totals));
    await until("the hidden file's finding", () => findings(hidden).length === 1);
    await vscode.workspace.fs.delete(hidden);
    await until("its finding to go with it", () => findings(hidden).length === 0);
  });

  it("Explain This File is a Markdown text that names the project file or its absence", async () => {
    const { uri } = await open("triage.agent.yaml");
    const explained = await command<vscode.Uri>("explainFile", uri);
    const document = await vscode.workspace.openTextDocument(explained);
    assert.match(document.getText(), /agentwright\.json/);
  });

  it("a literal key moves to the secret storage, and only its name stays in the file", async () => {
    const key = `sk-${"a1B2c3D4e5F6".repeat(4)}`;
    const document = await create("key.agent.yaml", `${base}apiKeys: { openai: ${key} }\n`);
    const start = document.positionAt(document.getText().indexOf(key));
    const place = { start, end: document.positionAt(document.getText().indexOf(key) + key.length) };
    assert.equal(await command<boolean>("moveKeyToSecrets", document.uri.toString(), "MOVED_KEY", place), true);
    assert(!document.getText().includes(key));
    assert(document.getText().includes('{ openai: "${secret:MOVED_KEY}" }'), "quoted, as braces would open a map");
    const report = await command<string>("copyBugReport");
    assert(!report.includes(key), "the key is not in the log");
    assert.equal(await command<boolean>("removeApiKey", "MOVED_KEY"), true);
    assert.equal(await command<boolean>("removeApiKey", "MOVED_KEY"), false);
    await vscode.workspace.fs.delete(document.uri);
  });

  it("the fix of a literal key is offered and does that", async () => {
    const key = `sk-${"q9W8e7R6t5Z4".repeat(4)}`;
    const document = await create("offer.agent.yaml", `${base}apiKeys:\n  openai: "${key}"\n`);
    const action = await until("the fix", async () => {
      const finding = findings(document.uri).find(({ range }) => document.getText(range).includes(key));
      if (!finding) return undefined;
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        "vscode.executeCodeActionProvider",
        document.uri,
        finding.range,
      );
      return actions.find(one => one.command?.command === "agentwright.moveKeyToSecrets");
    });
    const { command: id, arguments: args } = action.command as vscode.Command;
    assert.equal(await vscode.commands.executeCommand(id, ...(args ?? [])), true);
    assert.match(document.getText(), /openai: "\$\{secret:\w+\}"/);
    await command("removeApiKey", String(args?.[1]));
    await vscode.workspace.fs.delete(document.uri);
  });

  it("a bug report tells versions and settings, and no path of this machine", async () => {
    const report = await command<string>("copyBugReport");
    assert.match(report, /- extension: \d+\.\d+\.\d+/);
    assert.match(report, /- server: ready/);
    assert.match(report, /- build\.outDir: default/);
    assert(!report.includes(folder().fsPath));
    assert.equal(await vscode.env.clipboard.readText(), report);
  });

  it("Restart Language Server starts a new process, and findings come back", async () => {
    const document = await open("mistake.agent.yaml");
    await findingsOf(document.uri, 1);
    const before = await processId("server");
    await command("restartServer");
    assert.notEqual(await processId("server"), before);
    await findingsOf(document.uri, 1);
  });

  it("a killed server starts again by itself", async () => {
    const document = await open("mistake.agent.yaml");
    const text = document.getText();
    const pid = await until("the server's process", () => processId("server"));
    process.kill(pid, "SIGKILL");
    await until("another process", async () => (await processId("server")) !== pid);
    await retype(document, text.replace("assistent", "assistant"));
    await findingsOf(document.uri, 0);
    await retype(document, text);
    await findingsOf(document.uri, 1);
  });

  it("a server that ends again and again stays off, clears its findings, and a restart brings it back", async () => {
    const document = await open("mistake.agent.yaml");
    await findingsOf(document.uri, 1);
    const stopped = async () => /- server: stopped/.test(await command<string>("copyBugReport"));
    let killed: number | undefined;
    await until("the server to stay off", async () => {
      const pid = await processId("server");
      if (pid !== undefined && pid !== killed) {
        killed = pid;
        process.kill(pid, "SIGKILL");
      }
      return stopped();
    });
    await findingsOf(document.uri, 0);
    await command("restartServer");
    await findingsOf(document.uri, 1);
  });
});
