import type { CallAnswer, JsonObject, PluginAnswer, ToolShape } from "@agentwright/protocol";
import * as vscode from "vscode";
import type { App } from "../app.ts";
import { roundMs } from "../build/lines.ts";
import { signalOf } from "../build/signal.ts";
import { requestFor } from "../engine/request.ts";
import { agentUri } from "../files/agent-file.ts";
import { requireDisk, sayNoAgent } from "../files/say.ts";
import { inputSkeleton } from "../tool/skeleton.ts";
import { requireTrust } from "../trust.ts";

/**
 * Run Tool: compiles the agent as it stands in the editor, asks for an input, calls one tool in the engine's sandbox,
 * and shows the result. A lens gives the tool; other callers may give the input too.
 */
export async function run(
  app: App,
  argument?: unknown,
  toolName?: unknown,
  given?: JsonObject,
): Promise<CallAnswer | undefined> {
  const config = agentUri(argument);
  if (!config) return sayNoAgent();
  if (!requireDisk(config) || !requireTrust()) return undefined;
  const plugin = await withProgress(vscode.l10n.t("Compiling"), signal =>
    app.engine.plugin({ request: requestFor(app, config) }, signal),
  );
  const tool = await chooseTool(plugin, toolName);
  if (!tool || plugin.wasm === undefined) return undefined;
  const input = given ?? (await askInput(tool));
  if (input === undefined) return undefined;
  const { wasm, modules } = plugin;
  const answer = await withProgress(vscode.l10n.t("Running {0}", tool.name), signal =>
    app.engine.call({ plugin: { wasm, ...(modules && { modules }) }, tool: tool.name, input }, signal),
  );
  log(app, tool.name, answer);
  void show(app, tool.name, answer);
  return answer;
}

function withProgress<T>(title: string, work: (signal: AbortSignal) => Promise<T>): Thenable<T> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, (_, token) => work(signalOf(token)));
}

async function chooseTool({ outcome, manifest }: PluginAnswer, name: unknown): Promise<ToolShape | undefined> {
  if (outcome.status === "failed") throw new Error(outcome.error.message);
  const tools = manifest?.tools ?? [];
  if (tools.length === 0) throw new Error(vscode.l10n.t("This agent has no tools to run."));
  if (typeof name === "string") {
    const tool = tools.find(other => other.name === name);
    if (!tool) throw new Error(vscode.l10n.t("The agent has no tool named {0}.", name));
    return tool;
  }
  const items = tools.map(tool => ({ label: tool.name, description: tool.description, tool }));
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t("Run Tool") }))?.tool;
}

async function askInput(tool: ToolShape): Promise<JsonObject | undefined> {
  const start = inputSkeleton(tool.parameters);
  if (Object.keys(start).length === 0) return {};
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t("Input of {0}", tool.name),
    prompt: vscode.l10n.t("A JSON object with the parameters of the tool"),
    value: JSON.stringify(start),
    ignoreFocusOut: true,
    validateInput: value =>
      parseObject(value) ? undefined : vscode.l10n.t("Write a JSON object, such as {0}.", '{"name": "Ada"}'),
  });
  return text === undefined ? undefined : parseObject(text);
}

function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}

/** What the tool says and answers may be anybody's data: the result is a debug line, which no bug report holds. */
function log(app: App, tool: string, answer: CallAnswer): void {
  for (const { level, message } of answer.logs) app.log[level](`${tool}: ${message}`);
  for (const { kind, outcome, detail, ms } of answer.effects) {
    app.log.info(`${tool}: ${kind} ${outcome}: ${detail} (${roundMs(ms)} ms)`);
  }
  const time = `${roundMs(answer.durationMs)} ms`;
  if (answer.ok) {
    app.log.info(`${tool}: answered in ${time}`);
    app.log.debug(`${tool}: ${JSON.stringify(answer.value)}`);
  } else app.log.error(`${tool}: ${answer.error.code} after ${time}: ${answer.error.message}`);
}

async function show(app: App, tool: string, answer: CallAnswer): Promise<void> {
  const showLog = vscode.l10n.t("Show Log");
  if (!answer.ok) {
    const failure = vscode.l10n.t("{0} failed: {1}", tool, answer.error.message);
    if ((await vscode.window.showErrorMessage(failure, showLog)) === showLog) app.log.show();
    return;
  }
  const showResult = vscode.l10n.t("Show Result");
  const done = vscode.l10n.t("{0} answered in {1} ms.", tool, roundMs(answer.durationMs));
  const choice = await vscode.window.showInformationMessage(done, showResult, showLog);
  if (choice === showLog) app.log.show();
  if (choice === showResult) {
    const uri = app.texts.put(`/result/${tool}.json`, `${JSON.stringify(answer.value, null, 2)}\n`);
    await vscode.window.showTextDocument(uri, { preview: true });
  }
}
