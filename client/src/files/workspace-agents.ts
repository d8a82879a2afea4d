import { absolute, folderOf } from "@agentwright/workspace/paths";
import { findProject, isIncluded } from "@agentwright/workspace/project";
import { findAgents } from "@agentwright/workspace/walk";
import * as vscode from "vscode";
import { agentGlob, diskPath } from "./agent-file.ts";

/** The agent files of the workspace, in order; `partial`: the workspace is too large to have been searched whole. */
export interface WorkspaceAgents {
  readonly files: readonly vscode.Uri[];
  readonly partial: boolean;
}

/**
 * Finds the agent files of all workspace folders, by the same walk and the same project files as the command line, so
 * that both speak of the same agents. A folder that is not on a disk is searched by the editor.
 */
export async function workspaceAgents(): Promise<WorkspaceAgents> {
  const found = await Promise.all((vscode.workspace.workspaceFolders ?? []).map(({ uri }) => agentsBelow(uri)));
  const unique = new Map(found.flatMap(({ files }) => files).map(uri => [uri.toString(), uri]));
  const files = [...unique.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, partial: found.some(({ partial }) => partial) };
}

async function agentsBelow(folder: vscode.Uri): Promise<WorkspaceAgents> {
  if (folder.scheme !== "file") {
    const pattern = new vscode.RelativePattern(folder, agentGlob);
    return { files: await vscode.workspace.findFiles(pattern, "**/node_modules/**"), partial: false };
  }
  const path = diskPath(folder);
  const { file, project } = findProject(path);
  // Globs are relative to the project file: only there can they cut the walk short.
  const own = file !== undefined && folderOf(file) === absolute(path);
  const { files, partial } = await findAgents(path, own && project.exclude ? { exclude: project.exclude } : {});
  return {
    files: files.filter(found => isIncluded(found, findProject(found))).map(file => vscode.Uri.file(file)),
    partial,
  };
}
