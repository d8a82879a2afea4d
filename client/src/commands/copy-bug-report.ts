import os from "node:os";
import * as vscode from "vscode";
import type { App } from "../app.ts";
import { freeTextSettings, type Settings, settingDefaults } from "../generated/manifest.ts";
import { reportFolders } from "../report/folders.ts";
import { formatReport } from "../report/report.ts";
import { setting } from "../settings.ts";

/** Lines of the log in a report. */
const logLines = 60;

/** Copy Bug Report: versions, states, settings and the last lines of the log, without paths and keys. */
export async function run(app: App): Promise<string> {
  const report = formatReport({
    facts: await facts(app),
    settings: (Object.keys(settingDefaults) as (keyof Settings)[]).map(key => [key, settingText(key)]),
    log: app.log.lastLines().slice(-logLines),
    folders: reportFolders(app),
  });
  await vscode.env.clipboard.writeText(report);
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      "A bug report is in the clipboard. It holds no paths, file contents or keys; look it over all the same.",
    ),
  );
  return report;
}

async function facts(app: App): Promise<readonly (readonly [string, string])[]> {
  const { server, engine } = app;
  const serverState = server.state;
  return [
    ["extension", String(app.context.extension.packageJSON.version)],
    ["editor", `${vscode.env.appName} ${vscode.version} (${vscode.env.appHost})`],
    ["place", `${vscode.env.remoteName ?? "local"}, ${vscode.env.uiKind === vscode.UIKind.Web ? "web" : "desktop"} UI`],
    ["system", `${os.type()} ${os.release()} ${os.arch()}, Node ${process.versions.node}`],
    ["language", vscode.env.language],
    ["workspace", `${vscode.workspace.isTrusted ? "trusted" : "not trusted"}, ${folderCount()} folders`],
    ["agent files", serverState.state === "stopped" ? "unknown" : String(serverState.files)],
    ["server", `${serverState.state}, process ${server.pid ?? "none"}`],
    ["engine", `${engine.state.kind}, process ${engine.state.pid ?? "none"}, ${engine.state.restarts} restarts`],
    ["stored keys", String((await app.secrets.names()).length)],
  ];
}

function folderCount(): number {
  return vscode.workspace.workspaceFolders?.length ?? 0;
}

/** A setting that takes any text may hold a path: then only whether it was changed. */
function settingText(key: keyof Settings): string {
  const value = setting(key);
  if (!freeTextSettings.includes(key)) return JSON.stringify(value);
  return value === settingDefaults[key] ? "default" : "changed";
}
