import type { SourceDocument, TextEdit } from "../../syntax/index.ts";
import type { AgentDocument } from "../document.ts";
import { breakOf, endOfLine } from "../fixes/lines.ts";
import { keyLike } from "./extract.ts";
import { changesOnly, type Move } from "./move.ts";
import { folderOf, rebase } from "./rebase.ts";
import { readScript } from "./script.ts";
import { fieldOf, type ToolAt, textOf } from "./tool-at.ts";
import { unwrapBody } from "./wrap.ts";

/**
 * Moves a tool's file into the config: `source` becomes `language` and `code`, comments stay. A file that is one
 * function, as `extractTool` writes it, becomes its body; any other stays a module, with its relative imports as the
 * config sees them. Undefined where the tool has no file; `content` undefined: the file can't be read.
 */
export function inlineTool({ source }: AgentDocument, tool: ToolAt, content: string | undefined): Move | undefined {
  const entry = fieldOf(tool.node, "source");
  if (!entry?.value) return undefined;
  const value = textOf(tool.node, "source");
  if (!value || value.anchor || value.style === "literal" || value.style === "folded")
    return { refused: "The path is not written here in one line." };
  if (fieldOf(tool.node, "code")) return { refused: "This tool has inline code already." };
  const path = value.value;
  const extension = /\.m?([jt]s)$/.exec(path)?.[1];
  if (!extension) return { refused: "Only TypeScript and JavaScript can stand in a config." };
  if (content === undefined) return { refused: `The file ${path} can't be read.` };
  const code = codeOf(content, path);
  if (typeof code !== "string") return code;
  const language = extension === "ts" ? "typescript" : "javascript";
  const fields = { source: undefined, code, language };
  for (const literal of source.syntax === "yaml" && !tool.node.flow ? [true, false] : [false]) {
    const edits = toCode(source, tool, code, language, literal);
    if (edits && changesOnly(source, tool, edits, fields)) return { edits, path, text: content };
  }
  return { refused: "The code can't stand in the config as it is written here." };
}

function codeOf(content: string, path: string): string | { readonly refused: string } {
  const text = content.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  if (text.trim() === "") return { refused: `The file ${path} is empty.` };
  const script = readScript(text);
  if (!script.whole) return { refused: "The file is not complete: a text, comment or bracket in it never ends." };
  if (script.asksWhere) return { refused: "The file asks for its own address (`import.meta`), which would change." };
  const folder = folderOf(path);
  const body = unwrapBody(text);
  if (body !== undefined && body.trim() !== "" && !/^[ \t]*export\b/m.test(body)) return rebase(body, folder, "");
  if (!script.exports) return { refused: "No line of the file begins with an export." };
  return rebase(text, folder, "");
}

function toCode(
  source: SourceDocument,
  { node, piece }: ToolAt,
  code: string,
  language: string,
  literal: boolean,
): readonly TextEdit[] | undefined {
  const entry = fieldOf(node, "source");
  const value = textOf(node, "source");
  if (!entry || !value) return undefined;
  const at = (start: number, end: number, text: string): TextEdit => ({
    start: piece.start + start,
    end: piece.start + end,
    text,
  });
  const keyStart = piece.start + entry.key.start;
  const { character } = source.lines.positionAt(keyStart);
  const written = literal ? header(code) : JSON.stringify(code);
  const edits = [
    at(entry.key.start, entry.key.end, keyLike(source, keyStart, "code")),
    at(value.start, value.end, written),
  ];
  const other = fieldOf(node, "language");
  const name = source.syntax === "yaml" ? language : JSON.stringify(language);
  if (other?.value) edits.push(at(other.value.start, other.value.end, name));
  else if (other) return undefined;
  else {
    const field = `${keyLike(source, keyStart, "language")}: ${name}`;
    const first = /^[ \t]*(?:-[ \t]+)*$/.test(
      source.text.slice(source.lines.start(source.lines.positionAt(keyStart).line), keyStart),
    );
    const indent = node.flow
      ? (/^[ \t]*/.exec(source.text.slice(source.lines.start(source.lines.positionAt(keyStart).line)))?.[0] ?? "")
      : " ".repeat(character);
    const gap = first ? `${breakOf(source)}${indent}` : " ";
    edits[0] = { ...(edits[0] as TextEdit), text: `${field}${node.flow ? "," : ""}${gap}${edits[0]?.text ?? ""}` };
  }
  if (literal) {
    const end = endOfLine(source, piece.start + value.end);
    const indent = " ".repeat(character + 2);
    const lines = code.replace(/\n$/, "").split("\n");
    const text = lines.map(line => `\n${line === "" ? "" : indent}${line}`).join("");
    const last = end === source.text.length && code.endsWith("\n") ? "\n" : "";
    edits.push({ start: end, end, text: `${text}${last}`.replaceAll("\n", breakOf(source)) });
  }
  return edits.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The header of a literal block that keeps a text exactly: how it ends, and its indentation where it can't be seen. */
function header(code: string): string {
  const shown = /^\n*[ ]/.test(code) ? "2" : "";
  return `|${shown}${code.endsWith("\n\n") ? "+" : code.endsWith("\n") ? "" : "-"}`;
}
