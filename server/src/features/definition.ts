import { usesLike } from "@agentwright/language/agent/names/index";
import type { Definition, DefinitionLink, Range } from "vscode-languageserver";
import { type Feature, guard, type Server } from "../feature.ts";
import { inProject } from "../names/occurrences.ts";
import { type Target, targetAt } from "../names/target.ts";

/** `textDocument/definition`: declarations, the files that paths name, and secrets in the project file. */
export const definition: Feature = {
  capabilities: () => ({ definitionProvider: true }),
  listen(server) {
    server.connection.onDefinition(
      guard(server, "textDocument/definition", null as Definition | DefinitionLink[] | null, params => {
        const target = targetAt(server, params.textDocument.uri, params.position);
        const places = target ? declarations(server, target) : [];
        if (!target || places.length === 0) return null;
        if (!server.abilities.definitionLinks) return places;
        const originSelectionRange = target.source.lines.range(target.use.start, target.use.end);
        return places.map(({ uri, range }) => ({
          originSelectionRange,
          targetUri: uri,
          targetRange: range,
          targetSelectionRange: range,
        }));
      }),
    );
  },
};

interface Place {
  readonly uri: string;
  readonly range: Range;
}

const firstCharacter: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function declarations(server: Server, { file, source, use, path }: Target): Place[] {
  const { world } = server;
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
