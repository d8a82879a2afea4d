import { isPath, pathMeant, usesOf } from "@agentwright/language/agent/names/index";
import { extractTool, inlineTool, type Move, type Moved, toolAt } from "@agentwright/language/agent/tool-code/index";
import type { CreateFile, DeleteFile, TextDocumentEdit, WorkspaceEdit } from "vscode-languageserver";
import { CancellationToken } from "vscode-languageserver";
import { decoded } from "../../decoded.ts";
import type { OpenAgent } from "../../documents/open-file.ts";
import { fileOf, type Server } from "../../feature.ts";
import { agentsKnown, configsWith } from "../../names/configs.ts";
import { envFileName, envState, folderTypes } from "./folder-types.ts";

type Made = WorkspaceEdit | { readonly refused: string };
type Change = TextDocumentEdit | CreateFile | DeleteFile;

/** Moves the code of the tool at an offset to a file of its own; the types that the file names are made with it. */
export function extractEdit(server: Server, file: OpenAgent, offset: number): Made {
  const refused = cannotMove(server, file);
  if (refused !== undefined) return { refused };
  const { outside } = server.world.surroundings(file.uri);
  const types = folderTypes(server, file);
  const name = file.uri.slice(file.uri.lastIndexOf("/") + 1);
  const inputType = (tool: string) => types.inputOf(decoded(name), tool);
  const tool = toolAt(file.agent.source, offset);
  const move = tool && extractTool(file.agent, tool, { outside, inputType });
  if (!move || "refused" in move) return move ?? gone;
  const changes: Change[] = [];
  const target = server.world.beside(file.uri, move.path);
  if (fileOf(server, target)?.text !== move.text) changes.push(...newFile(target, move.text));
  const wantsTypes = move.text.includes(`/${envFileName}"`);
  if (wantsTypes && outside.file(`./${envFileName}`) === "missing")
    changes.push(...newFile(server.world.beside(file.uri, envFileName), types.text));
  return { documentChanges: [...changes, configEdit(file, move)] };
}

/** Moves the file of the tool at an offset into the config, and deletes it if asked to. */
export async function inlineEdit(server: Server, file: OpenAgent, offset: number, remove: boolean): Promise<Made> {
  const refused = cannotMove(server, file);
  if (refused !== undefined) return { refused };
  const move = inlined(server, file, offset);
  if (!move || "refused" in move) return move ?? gone;
  if (remove && (await uses(server, file, move.path)) > 1)
    return { refused: `other tools use ${move.path} too, so it stays: copy it into the config instead.` };
  const deleted: Change[] = remove ? [{ kind: "delete", uri: server.world.beside(file.uri, move.path) }] : [];
  return { documentChanges: [configEdit(file, move), ...deleted] };
}

/** Writes the types of the folder's tools. */
export function toolTypesEdit(server: Server, file: OpenAgent): Made {
  const refused = cannotMove(server, file);
  if (refused !== undefined) return { refused };
  const { uri, text, current, ours } = envState(server, file);
  if (current === text) return { refused: `${envFileName} is up to date.` };
  if (current === undefined) return { documentChanges: newFile(uri, text) };
  if (!ours) return { refused: `${envFileName} was not made by Agentwright; rename it first.` };
  const lines = current.split(/\r\n|\r|\n/).length;
  const range = { start: { line: 0, character: 0 }, end: { line: lines, character: 0 } };
  return { documentChanges: [{ textDocument: { uri, version: null }, edits: [{ range, newText: text }] }] };
}

const gone = { refused: "The tool is not there any more." };

function inlined(server: Server, file: OpenAgent, offset: number): Move | undefined {
  const tool = toolAt(file.agent.source, offset);
  const source = tool?.node.entries.findLast(({ key }) => key.value === "source")?.value;
  if (!tool || source?.kind !== "scalar" || typeof source.value !== "string") return undefined;
  const { outside } = server.world.surroundings(file.uri);
  // A path that leads out of the workspace is not read.
  if (outside.file(source.value) !== "file") return inlineTool(file.agent, tool, undefined);
  return inlineTool(file.agent, tool, fileOf(server, server.world.beside(file.uri, source.value))?.text);
}

/** How many places in the workspace's configs mean this file. */
async function uses(server: Server, file: OpenAgent, path: string): Promise<number> {
  const { world } = server;
  const wanted = world.pathOf(world.beside(file.uri, path));
  const name = path.slice(path.lastIndexOf("/") + 1);
  await agentsKnown(server, file.uri, CancellationToken.None);
  let count = 0;
  for await (const config of configsWith(server, file.uri, text => text.includes(name), CancellationToken.None)) {
    count += usesOf(config.file.agent).filter(use => isPath(use) && pathMeant(config.path, use) === wanted).length;
  }
  return count;
}

function cannotMove({ world, abilities }: Server, { uri }: OpenAgent): string | undefined {
  if (world.pathOf(uri) === undefined) return "Save the config to a folder first.";
  return abilities.documentChanges && abilities.createFiles ? undefined : "This editor can't make files.";
}

function newFile(uri: string, text: string): Change[] {
  const start = { line: 0, character: 0 };
  return [
    { kind: "create", uri },
    { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
  ];
}

function configEdit({ uri, version, agent }: OpenAgent, { edits }: Moved): TextDocumentEdit {
  const { lines } = agent.source;
  const changes = edits.map(({ start, end, text }) => ({ range: lines.range(start, end), newText: text }));
  return { textDocument: { uri, version }, edits: changes };
}
