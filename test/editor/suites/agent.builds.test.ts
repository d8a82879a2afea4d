import assert from "node:assert/strict";
import type { BuildOutcome, BuildRecord } from "@agentwright/protocol";
import * as vscode from "vscode";
import { after, describe, it } from "./support/mocha.ts";
import { until } from "./support/until.ts";
import { command, create, file, open } from "./support/workspace.ts";

const builds = () => command<readonly BuildRecord[]>("refreshBuilds");

/** The newest build of a config. */
async function newest(name: string): Promise<BuildRecord> {
  const found = (await builds()).find(({ path }) => path === file(name).path);
  assert(found, `no build of ${name}`);
  return found;
}

async function compiled(text: string): Promise<BuildRecord> {
  const document = await create("listed.agent.yaml", text);
  const outcome = await command<BuildOutcome>("compile", document.uri);
  assert.equal(outcome.status, "succeeded", JSON.stringify(outcome));
  return newest("listed.agent.yaml");
}

const textOf = (more: string) => `identity:
  name: Listed
  type: assistant
personality:
  traits: [helpful]
  communicationStyle: friendly
capabilities:
  canBrowseWeb: false
  canExecuteCode: false
  canAccessFiles: false
${more}`;

async function runTask(task: vscode.Task): Promise<number | undefined> {
  let watch: vscode.Disposable | undefined;
  const ended = new Promise<number | undefined>(resolve => {
    watch = vscode.tasks.onDidEndTaskProcess(event => {
      if (event.execution.task.name === task.name) resolve(event.exitCode);
    });
  });
  await vscode.tasks.executeTask(task);
  const code = await ended;
  watch?.dispose();
  return code;
}

describe("builds", () => {
  after(async () => {
    for (const name of ["listed.agent.yaml", "copy.agentplugin.zip"]) await vscode.workspace.fs.delete(file(name));
  });

  it("what was compiled is listed, with where, how long and what it made", async () => {
    const document = await create("listed.agent.yaml", textOf("  networkAccess: false\n"));
    const outcome = await command<BuildOutcome>("compile", document.uri);
    const record = await newest("listed.agent.yaml");
    assert.equal(outcome.status, "succeeded");
    assert.deepEqual(record.artifacts, outcome.result.artifacts);
    const { status, door, backend, durationMs, fingerprint } = record;
    assert.deepEqual([status, door, backend], ["succeeded", "editor", "embedded"]);
    assert.deepEqual([durationMs, fingerprint], [outcome.result.durationMs, outcome.result.fingerprint]);
    const failed = await open("mistake.agent.yaml");
    await command("compile", failed.uri);
    const [first] = await builds();
    assert.deepEqual([first?.path, first?.status, first?.error?.code], [failed.uri.path, "failed", "findings"]);
  });

  it("its log is a document", async () => {
    const { id } = await newest("listed.agent.yaml");
    const uri = await command<vscode.Uri>("openBuildLog", id);
    const text = (await vscode.workspace.openTextDocument(uri)).getText();
    assert.match(text, /Compile .*listed\.agent\.yaml[\s\S]*backend embedded[\s\S]* fingerprint[\s\S]*Succeeded/);
  });

  it("two builds are compared, also when the later has overwritten the earlier's bundle", async () => {
    const before = await compiled(textOf("  networkAccess: false\n"));
    const after = await compiled(textOf("  networkAccess: true\n  allowedHosts: [example.org]\n"));
    assert.notEqual(before.fingerprint, after.fingerprint);
    // The cache is written behind the build's back.
    const uri = await until("the comparison", async () =>
      command<vscode.Uri | undefined>("compareBuilds", after.id, before.id),
    );
    const text = (await vscode.workspace.openTextDocument(uri)).getText();
    assert.match(text, /## More than before\n\n- hosts: it may reach example\.org/);
  });

  it("what a build made is saved elsewhere, byte for byte", async () => {
    const record = await compiled(textOf("  networkAccess: false\n"));
    const target = await command<vscode.Uri>("downloadBuild", record.id, file("copy.agentplugin.zip"));
    const [copy, bundle] = await Promise.all([
      vscode.workspace.fs.readFile(target),
      vscode.workspace.fs.readFile(vscode.Uri.file(record.artifacts.find(({ kind }) => kind === "bundle")?.path ?? "")),
    ]);
    assert.deepEqual(copy, bundle);
  });

  it("Compile Again and Show Metrics", async () => {
    const { id } = await newest("listed.agent.yaml");
    const outcome = await command<BuildOutcome>("rerunBuild", id);
    assert.equal(outcome.status === "succeeded" && outcome.result.cached, true);
    const uri = await command<vscode.Uri>("showMetrics");
    const text = (await vscode.workspace.openTextDocument(uri)).getText();
    assert.match(text, /\| embedded \| \d+ \| \d+ \(\d+ %\)/);
  });

  it("tasks do the same work: one for each agent, whose exit code tells how it went", async () => {
    const tasks = await vscode.tasks.fetchTasks({ type: "agentwright" });
    const named = (name: string) => {
      const task = tasks.find(one => one.name === `compile ${name}`);
      assert(task, `no task for ${name}, there are ${tasks.map(one => one.name).join()}`);
      return task;
    };
    const before = (await builds()).length;
    assert.equal(await runTask(named("listed.agent.yaml")), 0);
    assert.equal(await runTask(named("mistake.agent.yaml")), 1);
    const after = await builds();
    assert.equal(after.length, before + 2);
    assert.deepEqual(
      after.slice(0, 2).map(({ status }) => status),
      ["failed", "succeeded"],
    );
  });

  it("the choice of where to compile is kept in the workspace", async () => {
    assert.equal(await command("chooseBackend", "embedded"), "embedded");
    const { workspaceValue } = vscode.workspace.getConfiguration("agentwright").inspect("build.backend") ?? {};
    assert.equal(workspaceValue, "embedded");
    await vscode.workspace
      .getConfiguration("agentwright")
      .update("build.backend", undefined, vscode.ConfigurationTarget.Workspace);
  });
});
