import { movePaths, rewrite } from "@agentwright/language/agent/names/index";
import type { CancellationToken, RenameFilesParams, WorkspaceEdit } from "vscode-languageserver";
import type { Server } from "../feature.ts";
import { agentsKnown, configsWith } from "./configs.ts";
import { type FileEdit, fileEdit, workspaceEdit } from "./workspace-edit.ts";

/** A file or folder that gets another absolute path. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** What changes when the client renames files; null: nothing, or what a rename of ours has changed already. */
export async function willRename(
  server: Server,
  { files }: RenameFilesParams,
  token: CancellationToken,
): Promise<WorkspaceEdit | null> {
  const { world } = server;
  const moves = files.flatMap(({ oldUri, newUri }): Move[] => {
    const [from, to] = [world.pathOf(oldUri), world.pathOf(newUri)];
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });
  const others = moves.filter(move => !isOwn(server, move));
  if (others.length === 0) return null;
  // One request may name files of several roots, each with configs of its own.
  const roots = new Map(files.map(({ oldUri }) => [world.surroundings(oldUri).root, oldUri]));
  const edits = new Map<string, FileEdit>();
  for (const uri of roots.values()) {
    await agentsKnown(server, uri, token);
    for (const edit of await editsForMoves(server, uri, others, token)) edits.set(edit.uri, edit);
  }
  return edits.size > 0 ? workspaceEdit(server, [...edits.values()]) : null;
}

/** What configs must say instead when files move; the texts are those before the move, at their old places. */
export async function editsForMoves(
  server: Server,
  uri: string,
  moves: readonly Move[],
  token: CancellationToken,
): Promise<FileEdit[]> {
  const moved = (path: string) => {
    const move = moves.find(({ from }) => path === from || path.startsWith(`${from}/`));
    return move ? move.to + path.slice(move.from.length) : path;
  };
  const words = moves.map(({ from }) => from.slice(from.lastIndexOf("/") + 1));
  const wanted = (text: string, path: string) => moved(path) !== path || words.some(word => text.includes(word));
  const files: FileEdit[] = [];
  for await (const { file, path, version } of configsWith(server, uri, wanted, token)) {
    const { source } = file.agent;
    const edits = rewrite(movePaths(file.agent, path, moved));
    if (edits.length > 0) files.push(fileEdit({ uri: file.uri, version, source }, edits));
  }
  return files;
}

/** Renames that we asked the client for ourselves, in milliseconds: it may ask back what else they change. */
const asked = new WeakMap<Server, Map<string, number>>();
const stale = 10_000;

/** The client is told to rename a file, and all that belongs to it is in the same edit. */
export function remember(server: Server, { from, to }: Move): void {
  const own = asked.get(server) ?? new Map<string, number>();
  asked.set(server, own.set(`${from}\n${to}`, performance.now()));
}

/** Is this a move that was our own, and so is settled? It is so once. */
function isOwn(server: Server, { from, to }: Move): boolean {
  const key = `${from}\n${to}`;
  const own = asked.get(server);
  const since = own?.get(key);
  own?.delete(key);
  return since !== undefined && performance.now() - since < stale;
}
