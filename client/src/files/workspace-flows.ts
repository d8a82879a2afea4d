import { namesPgflow } from "@agentwright/language/flow/names-pgflow";
import { findProject, isIncluded } from "@agentwright/workspace/project";
import { readText } from "@agentwright/workspace/read";
import { findFlowCandidates } from "@agentwright/workspace/walk";
import * as vscode from "vscode";
import { diskPath } from "./agent-file.ts";

/** Files of the workspace folders on disk that speak of pgflow, in order; a few of them may build no flow. */
export async function workspaceFlows(): Promise<readonly vscode.Uri[]> {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === "file");
  const found = await Promise.all(folders.map(({ uri }) => findFlowCandidates(diskPath(uri))));
  const files = [...new Set(found.flatMap(({ files }) => files))].sort();
  return files.filter(speaksOfPgflow).map(file => vscode.Uri.file(file));
}

function speaksOfPgflow(file: string): boolean {
  const read = readText(file);
  return typeof read === "object" && namesPgflow(read.text) && isIncluded(file, findProject(file));
}
