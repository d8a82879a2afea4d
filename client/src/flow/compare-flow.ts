import * as vscode from "vscode";
import type { App } from "../app.ts";
import { showFlowsView } from "../files/flow-file.ts";
import { requireTrust } from "../trust.ts";
import { databases } from "./choose-database.ts";
import { driftViewId } from "./drift/drift-view.ts";

/** Compare Flows with Databases: shows the view *Flows* and reads every database whose connection is set. */
export async function run(app: App): Promise<void> {
  showFlowsView();
  await vscode.commands.executeCommand(`${driftViewId}.focus`);
  // Without a connection the view itself says what to do.
  if ((await databases(app)).length === 0 || !requireTrust()) return;
  await vscode.window.withProgress({ location: { viewId: driftViewId } }, () => app.flows.refresh());
}
