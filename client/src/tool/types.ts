import type { ToolTypesAnswer } from "@agentwright/protocol";
import * as vscode from "vscode";
import { isAgent } from "../files/agent-file.ts";
import type { Log } from "../log/log.ts";
import type { ServerDoor } from "../server/door.ts";

/** Writes the types of a folder's tools where they are not up to date. */
export async function writeTypes({ uri, text, current }: ToolTypesAnswer): Promise<void> {
  if (text === current) return;
  await vscode.workspace.fs.writeFile(vscode.Uri.parse(uri, true), new TextEncoder().encode(text));
}

/** After the save of a config the types beside it are written anew, where they were made by us and nobody edits them. */
export function refreshTypesOnSave(server: ServerDoor, log: Log): vscode.Disposable {
  return vscode.workspace.onDidSaveTextDocument(document => {
    if (document.uri.scheme !== "file" || !isAgent(document)) return;
    refresh(server, document.uri).catch(error => log.debug(String(error)));
  });
}

async function refresh(server: ServerDoor, config: vscode.Uri): Promise<void> {
  const uri = vscode.Uri.joinPath(config, "..", "agentwright-env.d.ts");
  if (!(await exists(uri)) || isEdited(uri)) return;
  const types = await server.toolTypes(config);
  if (types?.ours && !isEdited(uri)) await writeTypes(types);
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

function isEdited(uri: vscode.Uri): boolean {
  return vscode.workspace.textDocuments.some(({ isDirty, uri: open }) => isDirty && open.toString() === uri.toString());
}
