import { fixedName, isPath, nameProblem, rewrite } from "@agentwright/language/agent/names/index";
import type {
  CancellationToken,
  PrepareRenameParams,
  PrepareRenameResult,
  RenameParams,
  WorkspaceEdit,
} from "vscode-languageserver";
import { LSPErrorCodes, ResponseError } from "vscode-languageserver";
import { decoded } from "../decoded.ts";
import type { Server } from "../feature.ts";
import type { Refused } from "../kinds/answers.ts";
import { agentsKnown } from "./configs.ts";
import { isEverywhere, occurrencesOf } from "./occurrences.ts";
import { fixedFile, renameFile } from "./rename-file.ts";
import { type Target, targetAt } from "./target.ts";
import { type FileEdit, fileEdit, workspaceEdit } from "./workspace-edit.ts";

const unknownAgents =
  "The agents of this workspace are not known yet, so places could be missed. Open one of them, or try again in a moment.";

/** Where the name at a position stands, if it can be changed; null where there is none. */
export function prepareRename(
  server: Server,
  { textDocument, position }: PrepareRenameParams,
): PrepareRenameResult | Refused | null {
  const target = targetAt(server, textDocument.uri, position);
  if (!target) return null;
  const { source, use } = target;
  const problem = fixed(server, target);
  return problem ? refused(problem) : { range: source.lines.range(use.start, use.end), placeholder: use.name };
}

/** The edit that gives the name at a position another text everywhere. */
export async function rename(
  server: Server,
  { textDocument, position, newName }: RenameParams,
  token: CancellationToken,
): Promise<WorkspaceEdit | Refused> {
  const target = targetAt(server, textDocument.uri, position);
  if (!target) return refused("There is no name here that could be changed.");
  const result = await renamed(server, target, newName, token);
  return typeof result === "string" ? refused(result) : result;
}

/** A sentence that the editor shows. */
function refused(sentence: string): Refused {
  return new ResponseError<never>(LSPErrorCodes.RequestFailed, sentence);
}

/** Why the name can't be changed at all. */
function fixed(server: Server, target: Target): string | undefined {
  return isPath(target.use) ? fixedFile(server, target) : fixedName(target, target.use);
}

/** The edit, or in a sentence why there is none. */
async function renamed(
  server: Server,
  target: Target,
  text: string,
  token: CancellationToken,
): Promise<WorkspaceEdit | string> {
  const problem = fixed(server, target) ?? (isPath(target.use) ? undefined : nameProblem(target, target.use, text));
  if (problem) return problem;
  if (isEverywhere(server, target)) {
    const known = await agentsKnown(server, target.file.uri, token);
    if (!known) return unknownAgents;
    if (isPath(target.use)) return renameFile(server, target, text, token);
    const taken = await whereIs(server, { ...target, use: { ...target.use, name: text } }, token);
    if (taken !== undefined && text !== target.use.name) {
      return `There is a ${target.use.kind} \`${text}\` already (${taken}). Choose another name.`;
    }
  }
  const files: FileEdit[] = [];
  for await (const found of occurrencesOf(server, target, token)) {
    const names = found.uses.map(use => ({ use, text }));
    files.push(fileEdit(found, rewrite(names)));
  }
  return workspaceEdit(server, files);
}

/** The name of the first file that uses a name, if one does. */
async function whereIs(server: Server, target: Target, token: CancellationToken): Promise<string | undefined> {
  for await (const { uri } of occurrencesOf(server, target, token)) {
    return decoded(uri.slice(uri.lastIndexOf("/") + 1));
  }
  return undefined;
}
