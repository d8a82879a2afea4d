import type { FlowDatabase } from "@agentwright/protocol";
import * as vscode from "vscode";
import type { App } from "../app.ts";
import { environmentsIn, secretOf } from "./environments.ts";

/** The databases whose connection is set. */
export async function databases(app: App): Promise<readonly FlowDatabase[]> {
  return environmentsIn(await app.secrets.names());
}

/** One of them: the only one, or the one the user picks; where there is none, the user is asked for a connection. */
export async function chooseDatabase(app: App): Promise<FlowDatabase | undefined> {
  const known = await databases(app);
  if (known.length === 1) return known[0];
  if (known.length === 0) {
    const name = await vscode.commands.executeCommand<string | undefined>("agentwright.setDatabase");
    return name === undefined ? undefined : { name, secret: secretOf(name) };
  }
  const items = known.map(database => ({ label: database.name, database }));
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t("Which environment?") }))?.database;
}
