import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import type { BuildOutcome, CallAnswer } from "@agentwright/protocol";
import * as vscode from "vscode";
import { describe, it } from "./support/mocha.ts";
import { until } from "./support/until.ts";
import { command, create, file, findingsOf, open, processId, retype, save } from "./support/workspace.ts";

const bundle = ".agentwright/out/support-triage-0.1.0.agentplugin.zip";

describe("compile and run", () => {
  it("Compile writes the bundle, names its digest and returns", async () => {
    const document = await open("triage.agent.yaml");
    const outcome = await command<BuildOutcome>("compile", document.uri);
    assert.equal(outcome.status, "succeeded", JSON.stringify(outcome));
    const { artifacts } = outcome.result;
    const written = artifacts.find(({ kind }) => kind === "bundle");
    assert.equal(written?.path, file(bundle).path);
    assert((await vscode.workspace.fs.stat(file(bundle))).size > 0);
    for (const { sha256 } of artifacts) assert.match(sha256, /^[0-9a-f]{64}$/);
  });

  it("the log tells each step", async () => {
    const document = await open("triage.agent.yaml");
    await command("compile", document.uri);
    const report = await command<string>("copyBugReport");
    const steps =
      /Compile [^\n]*triage\.agent\.yaml[\s\S]* plan[\s\S]* fingerprint[\s\S]* cache[\s\S]* verify[\s\S]*Succeeded/;
    assert.match(report, steps);
  });

  it("the same text gives the same plugin", async () => {
    const document = await open("triage.agent.yaml");
    const digest = async () => {
      const outcome = await command<BuildOutcome>("compile", document.uri);
      assert.equal(outcome.status, "succeeded");
      return outcome.result.artifacts.find(({ kind }) => kind === "plugin")?.sha256;
    };
    assert.equal(await digest(), await digest());
  });

  it("a config with a mistake fails with what to do", async () => {
    const document = await open("mistake.agent.yaml");
    const outcome = await command<BuildOutcome>("compile", document.uri);
    assert.equal(outcome.status, "failed");
    assert.equal(outcome.error.code, "findings");
  });

  it("a mistake in a tool's file is shown at its line in that file", async () => {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file("triage.agent.yaml")));
    const config = await create(
      "broken.agent.yaml",
      text.replace("Support Triage", "Broken").replace("classify.ts", "broken.ts"),
    );
    const tool = await create("tools/broken.ts", "export default () => {\n  const = 1;\n};\n");
    await command("compile", config.uri);
    const shown = await until("a finding in the tool's file", () => {
      const found = [...vscode.languages.getDiagnostics(tool.uri), ...vscode.languages.getDiagnostics(config.uri)];
      return found.filter(({ source }) => source === "agentwright")[0];
    });
    assert.equal(shown.severity, vscode.DiagnosticSeverity.Error);
    await vscode.workspace.fs.delete(config.uri);
    await vscode.workspace.fs.delete(tool.uri);
  });

  it("Run Tool calls it with the text as it is typed, saved or not", async () => {
    const document = await open("triage.agent.yaml");
    const before = document.getText();
    await retype(document, before.replace("Hello", "Good day"));
    const answer = await command<CallAnswer>("runTool", document.uri.toString(), "greet", { name: "Ada" });
    await retype(document, before);
    assert.equal(answer.ok && answer.value, "Good day Ada!", JSON.stringify(answer));
    const other = await command<CallAnswer>("runTool", document.uri.toString(), "classify", { subject: "All down" });
    assert.deepEqual(other.ok && other.value, { urgency: "high" });
  });

  it("Run Tool calls what is typed while the file is written, which the editor then calls saved", async () => {
    const document = await open("triage.agent.yaml");
    const before = document.getText();
    for (const pause of [0, 4, 8, 12, 16, 24, 32, 48]) {
      await retype(document, before.replace("Hello", "Good day"));
      const saved = document.save();
      await delay(pause);
      await retype(document, before.replace("Hello", `After ${pause} ms`));
      await saved;
      const answer = await command<CallAnswer>("runTool", document.uri, "greet", { name: "Ada" });
      assert.equal(answer.ok && answer.value, `After ${pause} ms Ada!`, JSON.stringify(answer));
    }
    await retype(document, before);
    await save(document);
  });

  it("a wrong input and an endless loop end in an error, and the next call works", async () => {
    const { uri } = await open("triage.agent.yaml");
    const wrong = await command<CallAnswer>("runTool", uri, "greet", { name: 7 });
    assert.equal(wrong.ok, false);
    const endless = await command<CallAnswer>("runTool", uri, "spin", {});
    assert.equal(endless.ok, false);
    const next = await command<CallAnswer>("runTool", uri, "greet", { name: "Bo" });
    assert.equal(next.ok && next.value, "Hello Bo!");
  });

  it("Show Generated Files lists manifest and modules", async () => {
    const { uri } = await open("triage.agent.yaml");
    const names = await command<string[]>("showGenerated", uri, "manifest.json");
    assert(names.includes("manifest.json") && names.some(name => name.includes("classify")), names.join());
    const shown = vscode.window.activeTextEditor?.document;
    assert.equal(JSON.parse(shown?.getText() ?? "{}").agent.name, "Support Triage");
    const ofBundle = await command<string[]>("showGenerated", file(bundle), "manifest.json");
    assert.deepEqual(ofBundle, names);
  });

  it("a killed engine is said in the log, and the next compile works", async () => {
    const document = await open("triage.agent.yaml");
    await command("compile", document.uri);
    const pid = await processId("engine");
    assert(pid !== undefined, "the report names the engine's process");
    process.kill(pid, "SIGKILL");
    await until("the log to tell", async () => /Engine: .*ended/.test(await command<string>("copyBugReport")));
    const outcome = await command<BuildOutcome>("compile", document.uri);
    assert.equal(outcome.status, "succeeded", JSON.stringify(outcome));
    assert.notEqual(await processId("engine"), pid);
    await findingsOf(document.uri, 0);
  });
});
