import { convert, losesComments } from "@agentwright/language/agent/convert/convert";
import type { Syntax } from "@agentwright/language/syntax/index";
import { CancellationToken, type CodeAction, type WorkspaceEdit } from "vscode-languageserver";
import type { OpenAgent } from "../documents/open-file.ts";
import { fileOf, type Server } from "../feature.ts";
import { editsForMoves } from "../names/moves.ts";
import { lazily } from "./lazy.ts";

const names: Readonly<Record<Syntax, string>> = { yaml: "YAML", json: "JSON", jsonc: "JSONC" };
const changed = { refused: "The config was changed in the meantime." };
const ending = /\.agent\.(?:ya?ml|jsonc?)$/i;

/** Writing the config in another syntax, in a file beside it that takes its place. */
export function conversions(server: Server, file: OpenAgent): (CodeAction | Promise<CodeAction>)[] {
  const { documentChanges, createFiles } = server.abilities;
  const { source } = file.agent;
  if (!documentChanges || !createFiles || !ending.test(file.uri) || source.notAMap) return [];
  const targets: Syntax[] = source.syntax === "yaml" ? ["json", "jsonc"] : ["yaml"];
  return targets.map(to => {
    const title = `Convert to ${names[to]}${losesComments(source, to) ? ", without the comments" : ""}`;
    return lazily(server, file, { title, kind: "refactor.rewrite" }, { do: "convert", to });
  });
}

/**
 * The edit for it: the new file, the other configs that run this one by its path, and the old file gone where the client
 * can delete files. Or why there is none.
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
  return { documentChanges: [...created, ...changes, { kind: "delete", uri }] };
}

function fileName(uri: string): string {
  return decodeURIComponent(uri.slice(uri.lastIndexOf("/") + 1));
}
