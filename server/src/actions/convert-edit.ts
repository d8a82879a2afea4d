import { convert } from "@agentwright/language/agent/convert/convert";
import type { Syntax } from "@agentwright/language/syntax/index";
import { CancellationToken, type WorkspaceEdit } from "vscode-languageserver";
import { decoded } from "../decoded.ts";
import type { OpenAgent } from "../documents/open-file.ts";
import { fileOf, type Server } from "../feature.ts";
import { editsForMoves } from "../names/moves.ts";

/** What the name of a config ends in. */
export const ending = /\.agent\.(?:ya?ml|jsonc?)$/i;
const changed = { refused: "The config was changed in the meantime." };

/**
 * Writes the config in another syntax: the new file, the other configs that run this one by its path, and the old file gone where the client
 * can delete files. Or says why it can't.
 */
export async function convertEdit(
  server: Server,
  file: OpenAgent,
  to: Syntax,
): Promise<WorkspaceEdit | { readonly refused: string }> {
  const { world, abilities } = server;
  const { uri, agent } = file;
  const isOld = () => server.documents.get(uri) !== file;
  if (isOld()) return changed;
  const target = uri.replace(ending, `.agent.${to}`);
  if (fileOf(server, target)) return { refused: `${fileName(target)} exists already.` };
  const made = convert(agent.source, to);
  if ("refused" in made) return made;
  const start = { line: 0, character: 0 };
  const created: NonNullable<WorkspaceEdit["documentChanges"]> = [
    { kind: "create", uri: target },
    { textDocument: { uri: target, version: null }, edits: [{ range: { start, end: start }, newText: made.text }] },
  ];
  if (!abilities.deleteFiles) return { documentChanges: created };
  const [from, path] = [world.pathOf(uri), world.pathOf(target)];
  const others =
    from === undefined || path === undefined
      ? []
      : await editsForMoves(server, uri, [{ from, to: path }], CancellationToken.None);
  if (isOld()) return changed;
  const changes = others
    .filter(other => other.uri !== uri)
    .map(other => ({ textDocument: { uri: other.uri, version: other.version }, edits: other.edits }));
  if (!abilities.annotations) return { documentChanges: [...created, ...changes, { kind: "delete", uri }] };
  const label = `${fileName(target)} takes the place of ${fileName(uri)}`;
  return {
    documentChanges: [...created, ...changes, { kind: "delete", uri, annotationId: "replaced" }],
    changeAnnotations: { replaced: { label } },
  };
}

function fileName(uri: string): string {
  return decoded(uri.slice(uri.lastIndexOf("/") + 1));
}
