import * as vscode from "vscode";
import type { App } from "../app.ts";
import { agentUri } from "../files/agent-file.ts";
import { requireDisk, sayNoAgent } from "../files/say.ts";
import { writeTypes } from "../tool/types.ts";

/** Add Tool Types: writes `agentwright-env.d.ts` beside a config; from then on a save of the config writes it anew. */
export async function run(app: App, argument?: unknown): Promise<vscode.Uri | undefined> {
  const config = agentUri(argument);
  if (!config) return sayNoAgent();
  if (!requireDisk(config)) return undefined;
  const types = await app.server.toolTypes(config);
  if (!types) return sayNoAgent();
  const uri = vscode.Uri.parse(types.uri, true);
  if (types.current !== undefined && !types.ours && !(await mayReplace())) return undefined;
  await writeTypes(types);
  const open = vscode.l10n.t("Open");
  const message = vscode.l10n.t(
    "agentwright-env.d.ts has the types of all tools; saving the config keeps it up to date.",
  );
  void vscode.window.showInformationMessage(message, open).then(choice => {
    if (choice === open) void vscode.window.showTextDocument(uri);
  });
  return uri;
}

async function mayReplace(): Promise<boolean> {
  const replace = vscode.l10n.t("Replace");
  const message = vscode.l10n.t("There is an agentwright-env.d.ts that Agentwright did not make. Replace it?");
  return (await vscode.window.showWarningMessage(message, { modal: true }, replace)) === replace;
}
