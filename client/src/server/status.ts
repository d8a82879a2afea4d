import { agentLanguageIds, projectFileName } from "@agentwright/protocol";
import * as vscode from "vscode";
import type { EngineDoor } from "../engine/door.ts";
import type { ServerDoor } from "./door.ts";

const selector: vscode.DocumentSelector = [
  ...Object.values(agentLanguageIds).map(language => ({ language })),
  { pattern: `**/${projectFileName}` },
];

/** Shows the states of server and engine beside the language of an agent file. */
export function showStatus(server: ServerDoor, engine: EngineDoor): vscode.Disposable {
  const serverItem = vscode.languages.createLanguageStatusItem("agentwright.server", selector);
  serverItem.name = vscode.l10n.t("Agentwright language server");
  const engineItem = vscode.languages.createLanguageStatusItem("agentwright.engine", selector);
  engineItem.name = vscode.l10n.t("Agentwright engine");
  let logItem: vscode.LanguageStatusItem | undefined;
  const paint = (): void => {
    paintServer(serverItem, server);
    // An item has one command: beside Restart, a second one leads to what went wrong while something is.
    const bad = server.state.state === "stopped" || server.state.state === "failed";
    if (bad && !logItem) logItem = makeLogItem();
    if (!bad) {
      logItem?.dispose();
      logItem = undefined;
    }
    paintEngine(engineItem, engine);
  };
  paint();
  return vscode.Disposable.from(
    serverItem,
    engineItem,
    server.onDidChangeState(paint),
    engine.onDidChangeState(paint),
    { dispose: () => logItem?.dispose() },
  );
}

function makeLogItem(): vscode.LanguageStatusItem {
  const item = vscode.languages.createLanguageStatusItem("agentwright.server.log", selector);
  item.name = vscode.l10n.t("Agentwright log");
  item.severity = vscode.LanguageStatusSeverity.Error;
  item.text = vscode.l10n.t("What went wrong is in the log");
  item.command = { command: "agentwright.showLog", title: vscode.l10n.t("Show Log") };
  return item;
}

function paintServer(item: vscode.LanguageStatusItem, { state }: ServerDoor): void {
  item.busy = state.state === "starting" || state.state === "busy";
  item.severity = severityOf(state.state === "stopped" || state.state === "failed");
  item.text = serverText(state.state);
  item.detail = state.state === "stopped" ? state.message : detailOf(state.version, state.files, state.message);
  item.command = { command: "agentwright.restartServer", title: vscode.l10n.t("Restart") };
}

function serverText(state: ServerDoor["state"]["state"]): string {
  switch (state) {
    case "starting":
      return vscode.l10n.t("Agentwright is starting");
    case "busy":
      return vscode.l10n.t("Agentwright is reading the workspace");
    case "ready":
      return vscode.l10n.t("Agentwright checks this file");
    case "failed":
      return vscode.l10n.t("Agentwright has a problem");
    case "stopped":
      return vscode.l10n.t("Agentwright is stopped");
  }
}

function detailOf(version: string, files: number, message: string | undefined): string {
  const facts = [vscode.l10n.t("version {0}", version)];
  if (files > 0) facts.push(vscode.l10n.t("agent files: {0}", files));
  if (message) facts.push(message);
  return facts.join(" · ");
}

function paintEngine(item: vscode.LanguageStatusItem, { state }: EngineDoor): void {
  item.busy = state.kind === "starting" || state.kind === "restarting";
  item.severity = severityOf(state.kind === "stopped");
  item.text = engineText(state.kind);
  item.detail = state.message ?? "";
  item.command = { command: "agentwright.showLog", title: vscode.l10n.t("Show Log") };
}

function engineText(kind: EngineDoor["state"]["kind"]): string {
  switch (kind) {
    case "idle":
      return vscode.l10n.t("Engine: starts with the first compile");
    case "starting":
      return vscode.l10n.t("Engine: starting");
    case "ready":
      return vscode.l10n.t("Engine: ready");
    case "restarting":
      return vscode.l10n.t("Engine: ended, starting again");
    case "stopped":
      return vscode.l10n.t("Engine: stopped, the next compile starts it again");
  }
}

function severityOf(bad: boolean): vscode.LanguageStatusSeverity {
  return bad ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
}
