import type { FlowSource } from "@agentwright/protocol";
import { findRoot } from "@agentwright/workspace/root";
import * as vscode from "vscode";
import { unsaved } from "../engine/request.ts";
import { diskPath } from "../files/agent-file.ts";

/** The flows of a file as they stand in the editors, unsaved text included. Only for trusted workspaces: it may be run. */
export function flowSource(uri: vscode.Uri, flow?: string): FlowSource {
  const path = diskPath(uri);
  return { path, root: findRoot(path), overlay: unsaved(), evaluate: true, ...(flow !== undefined && { flow }) };
}

/** True for a file on disk; else says that the command needs one. */
export function requireFlowOnDisk(uri: vscode.Uri): boolean {
  if (uri.scheme === "file") return true;
  void vscode.window.showInformationMessage(
    vscode.l10n.t("Save the flow to a folder on disk first: its migration and its imports are found from there."),
  );
  return false;
}
