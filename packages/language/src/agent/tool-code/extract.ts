import { type Entry, type SourceDocument, sourceText, type TextEdit } from "../../syntax/index.ts";
import type { AgentDocument } from "../document.ts";
import { plainOrQuoted } from "../fixes/format.ts";
import { removeBetween } from "../fixes/lines.ts";
import type { Outside } from "../outside.ts";
import { changesOnly, type Move } from "./move.ts";
import { envFileName, inputTypeName } from "./names.ts";
import { rebase } from "./rebase.ts";
import { readScript } from "./script.ts";
import { fieldOf, type ToolAt, textOf } from "./tool-at.ts";
import { wrapBody } from "./wrap.ts";

/** What is known when code is to be extracted. */
export interface ExtractContext {
  readonly outside: Outside;
  /** Name of the type of a tool's input in `agentwright-env.d.ts`; absent: the usual one. */
  readonly inputType?: (tool: string) => string | undefined;
}

/**
 * Moves a tool's inline code to `./tools/<name>.ts`: `code` and `language` become `source`, comments stay. The file
 * does what the code did: a module stays as it is but for its relative imports, a body becomes the function that it
 * is the body of. Undefined where the tool has no inline code.
 */
export function extractTool({ source }: AgentDocument, tool: ToolAt, context: ExtractContext): Move | undefined {
  const code = fieldOf(tool.node, "code");
  if (!code?.value) return undefined;
  const text = textOf(tool.node, "code");
  const language = fieldOf(tool.node, "language");
  if (!text || (language && !textOf(tool.node, "language")) || text.anchor || language?.value?.anchor)
    return { refused: "This code is shared through an anchor; write it out first." };
  if (text.value.trim() === "") return { refused: "There is no code yet." };
  if (fieldOf(tool.node, "source")) return { refused: "This tool has a file already." };
  const named = textOf(tool.node, "language")?.value ?? "typescript";
  if (named !== "typescript" && named !== "javascript")
    return { refused: "Only TypeScript and JavaScript can be moved." };
  const content = fileText(text.value, tool.name, named, context);
  if (typeof content !== "string") return content;
  const path = freePath(tool.name, named === "typescript" ? "ts" : "js", content, context.outside);
  const edits = [...toSource(source, tool, path), ...withoutLanguage(source, tool)].sort((a, b) => a.start - b.start);
  if (!changesOnly(source, tool, edits, { code: undefined, language: undefined, source: path }))
    return { refused: "The config can't be changed safely as it is written here." };
  return { edits, path, text: content };
}

const folder = "tools";

function fileText(
  code: string,
  tool: string,
  language: "typescript" | "javascript",
  { inputType }: ExtractContext,
): string | { readonly refused: string } {
  const script = readScript(code);
  if (!script.whole) return { refused: "The code is not complete: a text, comment or bracket in it never ends." };
  if (script.asksWhere) return { refused: "The code asks for its own address (`import.meta`), which would change." };
  const moduleByLine = /^[ \t]*export\b/m.test(code);
  if (script.exports) return rebase(code.endsWith("\n") ? code : `${code}\n`, "", folder);
  if (moduleByLine || script.otherExports || script.imports)
    return { refused: "The code has imports or exports but no default export; write it as a module first." };
  const env = `../${envFileName}`;
  const types = language === "typescript" ? { input: inputType?.(tool) ?? inputTypeName(tool), env } : undefined;
  return wrapBody(rebase(code, "", folder), types);
}

/** A path that no file has, or one whose file says the same already. */
function freePath(tool: string, extension: string, content: string, outside: Outside): string {
  const name = tool.replace(/[^A-Za-z0-9_-]+/g, "-") || "tool";
  for (let i = 1; i < 100; i++) {
    const path = `./${folder}/${name}${i === 1 ? "" : `-${i}`}.${extension}`;
    if (outside.file(path) === "missing" || outside.file(path) === "unknown" || outside.text(path) === content)
      return path;
  }
  return `./${folder}/${name}.${extension}`;
}

/** `code: …` becomes `source: ./tools/….ts`; a comment behind the header of a block stays. */
function toSource(source: SourceDocument, { node, piece }: ToolAt, path: string): readonly TextEdit[] {
  const entry = fieldOf(node, "code");
  const value = textOf(node, "code");
  if (!entry || !value) return [];
  const json = source.syntax !== "yaml";
  const key = {
    start: piece.start + entry.key.start,
    end: piece.start + entry.key.end,
    text: keyLike(source, piece.start + entry.key.start, "source"),
  };
  const start = piece.start + value.start;
  const written = json ? JSON.stringify(path) : plainOrQuoted(path, true);
  const block = value.style === "literal" || value.style === "folded";
  if (!block) return [key, { start, end: piece.start + value.end, text: written }];
  const header = /^[|>][-+0-9]*/.exec(sourceText(source, { piece, node: value }))?.[0] ?? "";
  const lineEnd = start + source.text.slice(start).search(/\r?\n|\r|$/);
  let end = Math.max(lineEnd, piece.start + value.end);
  // Blank lines behind a block that keeps them are part of the code; the line break of the last one stays.
  if (header.includes("+"))
    end += /^(?:\r?\n[ \t]*(?=\r?\n|$))*/.exec(source.text.slice(end, piece.start + piece.length))?.[0].length ?? 0;
  return [key, { start, end: start + header.length, text: written }, { start: lineEnd, end, text: "" }];
}

/** Takes `language` out, with its line where nothing else stands there; a comment behind it stays. */
function withoutLanguage(source: SourceDocument, { node, piece }: ToolAt): readonly TextEdit[] {
  const entry = fieldOf(node, "language");
  if (!entry) return [];
  const { text, lines } = source;
  const start = piece.start + entry.start;
  const end = piece.start + entry.end;
  if (node.flow) return withoutField(source, { node, piece }, entry);
  const lineStart = lines.start(lines.positionAt(start).line);
  const rest = /^([ \t]*)(#[^\r\n]*)?(?:\r\n|\r|\n|$)([ \t]*)/.exec(text.slice(end));
  const blanks = rest?.[1]?.length ?? 0;
  if (rest?.[2]) return [{ start, end: end + blanks, text: "" }];
  const width = (rest?.[0].length ?? 0) - (rest?.[3]?.length ?? 0);
  if (text.slice(lineStart, start).trim() === "") return [{ start: lineStart, end: end + width, text: "" }];
  return [{ start, end: end + (rest?.[0].length ?? 0), text: "" }];
}

/** In braces: with one comma. Where the last field goes, its comma stands before it, maybe with a comment between. */
function withoutField(
  source: SourceDocument,
  { node, piece }: Pick<ToolAt, "node" | "piece">,
  entry: Entry,
): readonly TextEdit[] {
  const start = piece.start + entry.start;
  const end = piece.start + entry.end;
  const before = node.entries[node.entries.indexOf(entry) - 1];
  const comma = before && /^\s*,/.exec(source.text.slice(piece.start + before.end, start));
  if (!comma || /^\s*,/.test(source.text.slice(end))) return [removeBetween(source, start, end)];
  const commaEnd = piece.start + before.end + comma[0].length;
  const blanks = /\s*$/.exec(source.text.slice(commaEnd, start))?.[0].length ?? 0;
  return [
    { start: piece.start + before.end, end: commaEnd, text: "" },
    { start: start - blanks, end, text: "" },
  ];
}

/** A key in the quotes of the one that stands there. */
export function keyLike(source: SourceDocument, at: number, name: string): string {
  const quote = source.text[at];
  return quote === '"' || quote === "'" ? `${quote}${name}${quote}` : name;
}
