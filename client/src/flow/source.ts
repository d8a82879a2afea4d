import type { FlowPlanParams, FlowSource } from "@agentwright/protocol";
import { folderOf } from "@agentwright/workspace/paths";
import { findRoot } from "@agentwright/workspace/root";
import * as vscode from "vscode";
import { diskPath } from "../files/agent-file.ts";
import type { UnsavedTexts } from "../files/unsaved.ts";
import { supabaseRootOf } from "./tasks/worker.ts";

/** The flows of a file as they stand in the editors, unsaved text included. Only for trusted workspaces: it may be run. */
export function flowSource(unsaved: UnsavedTexts, uri: vscode.Uri, flow?: string): FlowSource {
  const path = diskPath(uri);
  const found = findRoot(path);
  // A folder that is no repository and has no project file: then it is the one that is open in the editor.
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const root = found === folderOf(path) && folder ? diskPath(folder.uri) : found;
  return { path, root, overlay: unsaved.all(), evaluate: true, ...(flow !== undefined && { flow }) };
}

/** The same, to be compared with the migrations of the Supabase project that the file lies in. */
export function planAgainstMigrations(unsaved: UnsavedTexts, uri: vscode.Uri, flow?: string): FlowPlanParams {
  const project = supabaseRootOf(diskPath(uri));
  return {
    ...flowSource(unsaved, uri, flow),
    ...(project !== undefined && { migrations: `${project}/supabase/migrations` }),
  };
}

/** True for a file on disk; else says that the command needs one. */
export function requireFlowOnDisk(uri: vscode.Uri): boolean {
  if (uri.scheme === "file") return true;
  void vscode.window.showInformationMessage(
    vscode.l10n.t("Save the flow to a folder on disk first: its migration and its imports are found from there."),
  );
  return false;
}
