import { resolvePath } from "@agentwright/language/agent/names/index";
import { syntaxOf } from "@agentwright/language/syntax/index";
import type { CancellationToken, WorkspaceEdit } from "vscode-languageserver";
import type { Server } from "../feature.ts";
import { editsForMoves, remember } from "./moves.ts";
import type { Target } from "./target.ts";
import { workspaceEdit } from "./workspace-edit.ts";

/** Why the file that a path names can't be renamed, in a sentence; undefined if it can. */
export function fixedFile(server: Server, { file, use, path }: Target): string | undefined {
  if (!server.abilities.renameFiles) return "This editor can't rename files from here.";
  const known = server.world.surroundings(file.uri).outside.file(use.name);
  if (path === undefined || known === "unknown") return `\`${use.name}\` is no path to a file of this workspace.`;
  return known === "file" ? undefined : `There is no file \`${use.name}\` that could be renamed.`;
}

/** Gives the file that a path names another path, and all configs that one; or says in a sentence why not. */
export async function renameFile(
  server: Server,
  { file, use, path }: Target,
  text: string,
  token: CancellationToken,
): Promise<WorkspaceEdit | string> {
  const config = server.world.pathOf(file.uri);
  const to = config === undefined ? undefined : resolvePath(config, text);
  if (path === undefined || to === undefined)
    return `Write a path relative to this config, with \`/\`, not \`${text}\`.`;
  if (use.kind === "agent" && syntaxOf(to) !== syntaxOf(path)) {
    return `The name of the config must go on ending with \`${ending(path)}\`.`;
  }
  if (use.section === "tools" && ending(to) !== ending(path)) {
    return `The name of the tool's file must go on ending with \`${ending(path)}\`.`;
  }
  if (to === path) return workspaceEdit(server, []);
  const known = server.world.surroundings(file.uri).outside.file(text);
  if (known === "unknown") return `\`${text}\` leads out of the workspace.`;
  if (known !== "missing") return `There is a ${known} \`${text}\` already. Choose another name.`;
  const move = { from: path, to };
  const edits = await editsForMoves(server, file.uri, [move], token);
  remember(server, move);
  const open = server.documents.all().find(({ uri }) => server.world.pathOf(uri) === path);
  const oldUri = open?.uri ?? server.world.uriOf(path);
  return workspaceEdit(server, edits, [{ kind: "rename", oldUri, newUri: server.world.uriOf(to) }]);
}

/** `.agent.yaml`, `.ts` */
function ending(path: string): string {
  return /(?:\.agent)?\.[^./]*$/.exec(path)?.[0] ?? "";
}
