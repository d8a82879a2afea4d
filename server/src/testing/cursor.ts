import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { marked } from "@agentwright/language/agent/features/testing/marked";
import { Lines } from "@agentwright/language/syntax/lines";
import type { LocationLink, Position, Range, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import type { TestClient } from "./client.ts";
import { folderWith } from "./folder.ts";

/** A workspace in which one file is open, with the cursor somewhere in it. */
export interface Cursor {
  /** What most requests want. */
  readonly at: { readonly textDocument: { readonly uri: string }; readonly position: Position };
  readonly uri: (path: string) => string;
  /** `a.agent.yaml:3 who`: file, line (from 1) and the text that stands there. */
  show(uri: string, range: Range): string;
  /** The texts that an edit makes, and the files that it renames as `old`: `→ new`. */
  apply(edit: WorkspaceEdit): Record<string, string>;
}

/**
 * Writes files, of which one has a `|` for the cursor (`‖` stands for a `|` of its own), and opens that one. `unsaved`:
 * texts of files that are open too and not saved.
 */
export async function cursorIn(
  client: TestClient,
  files: Readonly<Record<string, string>>,
  unsaved: Readonly<Record<string, string>> = {},
): Promise<Cursor> {
  const name = Object.keys(files).find(path => files[path]?.includes("|"));
  if (name === undefined) throw new Error("no file has a | for the cursor");
  const { document, offset } = marked(files[name] ?? "", name);
  const { text, lines } = document.source;
  const folder = folderWith({ ".git/HEAD": "", ...files, [name]: text });
  const open = new Map(Object.entries({ ...unsaved, [name]: text }));
  for (const [path, held] of open) {
    await client.open(folder.uri(path), held, languageOf(path), 7);
  }
  const root = folder.path(".");
  const pathOf = (uri: string) => relative(root, fileURLToPath(uri));
  const textOf = (uri: string) => open.get(pathOf(uri)) ?? readFileSync(fileURLToPath(uri), "utf8");
  return {
    at: { textDocument: { uri: folder.uri(name) }, position: lines.positionAt(offset) },
    uri: folder.uri,
    show(uri, { start, end }) {
      const held = textOf(uri);
      const table = new Lines(held);
      return `${pathOf(uri)}:${start.line + 1} ${held.slice(table.offsetAt(start), table.offsetAt(end))}`.trim();
    },
    apply({ changes = {}, documentChanges = [] }) {
      const done: Record<string, string> = {};
      const take = (uri: string, edits: readonly TextEdit[]) => {
        done[pathOf(uri)] = edited(done[pathOf(uri)] ?? textOf(uri), edits);
      };
      for (const [uri, edits] of Object.entries(changes)) take(uri, edits);
      for (const change of documentChanges) {
        if ("kind" in change) {
          if (change.kind !== "rename") throw new Error(`nothing should ${change.kind} files`);
          done[`${pathOf(change.oldUri)} is`] = pathOf(change.newUri);
          done[pathOf(change.newUri)] = textOf(change.oldUri);
          continue;
        }
        const { uri, version } = change.textDocument;
        const wanted = open.has(pathOf(uri)) && done[pathOf(uri)] === undefined ? 7 : null;
        if (version !== wanted) throw new Error(`${pathOf(uri)}: the edit is for version ${version}, not ${wanted}`);
        take(uri, change.edits as TextEdit[]);
      }
      return done;
    },
  };
}

function languageOf(path: string): string {
  if (path.endsWith("agentwright.json")) return "jsonc";
  return path.endsWith(".ts") ? "typescript" : "yaml";
}

/** Links and locations as locations. */
export function placesOf(found: readonly (LocationLink | { uri: string; range: Range })[] | null) {
  return (found ?? []).map(one => ("uri" in one ? one : { uri: one.targetUri, range: one.targetSelectionRange }));
}

function edited(text: string, edits: readonly TextEdit[]): string {
  const lines = new Lines(text);
  const spans = edits.map(({ range, newText }) => ({
    start: lines.offsetAt(range.start),
    end: lines.offsetAt(range.end),
    newText,
  }));
  spans.sort((a, b) => b.start - a.start);
  return spans.reduce((done, { start, end, newText }) => done.slice(0, start) + newText + done.slice(end), text);
}
