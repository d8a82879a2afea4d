import { usesLike } from "@agentwright/language/agent/names/index";
import type { CancellationToken, Definition, DefinitionLink, DefinitionParams, Range } from "vscode-languageserver";
import type { Server } from "../feature.ts";
import { loadFlows } from "../flow/load.ts";
import { inProject } from "./occurrences.ts";
import { type Target, targetAt } from "./target.ts";

/** Where the name at a position is declared, or the file that it means. */
export async function definitionAt(
  server: Server,
  { textDocument, position }: DefinitionParams,
  token: CancellationToken,
): Promise<Definition | DefinitionLink[] | null> {
  const target = targetAt(server, textDocument.uri, position);
  const places = target ? await declarations(server, target, token) : [];
  if (!target || places.length === 0) return null;
  if (!server.abilities.definitionLinks) return places;
  const originSelectionRange = target.source.lines.range(target.use.start, target.use.end);
  return places.map(({ uri, range }) => ({
    originSelectionRange,
    targetUri: uri,
    targetRange: range,
    targetSelectionRange: range,
  }));
}

interface Place {
  readonly uri: string;
  readonly range: Range;
}

const firstCharacter: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

async function declarations(server: Server, target: Target, token: CancellationToken): Promise<Place[]> {
  const { file, source, use, path } = target;
  const { world } = server;
  if (use.kind === "flow") {
    const { declarationsOfFlow } = await loadFlows();
    return declarationsOfFlow(server, file.uri, use.name, token);
  }
  if (path !== undefined) {
    const isThere = world.surroundings(file.uri).outside.file(use.name) === "file";
    return isThere ? [{ uri: world.uriOf(path), range: firstCharacter }] : [];
  }
  if (use.kind === "secret" && file.kind === "agent") {
    const { projectFile } = world.surroundings(file.uri);
    const found = projectFile === undefined ? undefined : inProject(server, projectFile, use.name);
    return found
      ? found.uses.map(({ start, end }) => ({ uri: found.uri, range: found.source.lines.range(start, end) }))
      : [];
  }
  if (use.role === "declaration") return [{ uri: file.uri, range: source.lines.range(use.start, use.end) }];
  return usesLike({ source }, use)
    .filter(({ role }) => role === "declaration")
    .map(({ start, end }) => ({ uri: file.uri, range: source.lines.range(start, end) }));
}
