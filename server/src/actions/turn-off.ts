import { find, parseSource, type SourceDocument, type TextEdit } from "@agentwright/language/syntax/index";
import { projectFileName } from "@agentwright/protocol";
import type { WorkspaceEdit } from "vscode-languageserver";
import type { Server } from "../feature.ts";

/** Sets a rule to `off` in the project file that applies to a file; makes one at the root if there is none. */
export function turnOff(server: Server, uri: string, code: string): WorkspaceEdit | undefined {
  const { world, documents, abilities } = server;
  const { projectFile, root } = world.surroundings(uri);
  if (projectFile === undefined) {
    if (!abilities.documentChanges || !abilities.createFiles || root === undefined) return undefined;
    const target = world.uriOf(`${root}/${projectFileName}`);
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const newText = `${JSON.stringify({ rules: { [code]: "off" } }, null, 2)}\n`;
    const edits = [{ range, newText }];
    return {
      documentChanges: [
        { kind: "create", uri: target, options: { ignoreIfExists: true } },
        { textDocument: { uri: target, version: null }, edits },
      ],
    };
  }
  const target = world.uriOf(projectFile);
  const open = documents.get(target);
  const text = open?.text ?? world.read(target);
  if (text === undefined) return undefined;
  const source = parseSource(text, "jsonc");
  const edit = setOff(source, code);
  if (!edit) return undefined;
  const edits = [{ range: source.lines.range(edit.start, edit.end), newText: edit.text }];
  if (!abilities.documentChanges) return { changes: { [target]: edits } };
  return { documentChanges: [{ textDocument: { uri: target, version: open?.version ?? null }, edits }] };
}

/** The edit that sets `rules.<code>` to `off` in the text of a project file; undefined where that is no well-formed map. */
export function setOff(source: SourceDocument, code: string): TextEdit | undefined {
  if (source.notAMap || source.pieces.some(({ problems }) => problems.length > 0)) return undefined;
  const entry = `${JSON.stringify(code)}: "off"`;
  const set = find(source, ["rules", code]);
  if (set?.node) return { ...extent(set.piece.start, set.node), text: '"off"' };
  const rules = find(source, ["rules"]);
  if (rules?.node) {
    if (rules.node.kind !== "map") return undefined;
    const last = rules.node.entries.at(-1);
    if (!last) return { ...extent(rules.piece.start, rules.node), text: `{ ${entry} }` };
    const at = rules.piece.start + last.end;
    return { start: at, end: at, text: `,${gap(source.text, rules.piece.start + last.start)}${entry}` };
  }
  const last = source.sections.at(-1);
  if (last)
    return { start: last.end(), end: last.end(), text: `,${gap(source.text, last.start())}"rules": { ${entry} }` };
  const brace = source.text.indexOf("{");
  return brace < 0 ? undefined : { start: brace + 1, end: brace + 1, text: ` "rules": { ${entry} } ` };
}

function extent(piece: number, node: { readonly start: number; readonly end: number }) {
  return { start: piece + node.start, end: piece + node.end };
}

/** What stands between an entry and what comes before it: a line break with indentation, or a blank. */
function gap(text: string, start: number): string {
  return /\r?\n[ \t]*$/.exec(text.slice(0, start))?.[0] ?? " ";
}
