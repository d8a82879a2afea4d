import * as vscode from "vscode";
import type { App } from "../app.ts";
import { uriOf } from "../files/agent-file.ts";

/** Shows in a peek what names the thing at a place; the place itself is left out. How many there are. */
export async function run(_app: App, where: unknown, line: unknown, character: unknown): Promise<number> {
  const uri = uriOf(where);
  if (!uri || typeof line !== "number" || typeof character !== "number") return 0;
  const at = new vscode.Position(line, character);
  const found = await vscode.commands.executeCommand<vscode.Location[]>("vscode.executeReferenceProvider", uri, at);
  const others = found.filter(one => one.uri.toString() !== uri.toString() || !one.range.contains(at));
  await vscode.commands.executeCommand("editor.action.showReferences", uri, at, others);
  return others.length;
}
