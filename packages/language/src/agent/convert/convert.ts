import { commentsOf } from "../../syntax/comments.ts";
import type { SourceDocument } from "../../syntax/document.ts";
import { parseSource } from "../../syntax/parse.ts";
import { problemsOf } from "../../syntax/problems.ts";
import type { Syntax } from "../../syntax/tree.ts";
import { documentValue } from "../../syntax/value.ts";
import { isSame } from "../format/same.ts";
import { printJson } from "./print-json.ts";
import { printYaml } from "./print-yaml.ts";
import { readContent } from "./read.ts";

/** A config in another syntax, or one sentence why it can't be written in it. */
export type Converted = { readonly text: string } | { readonly refused: string };

/** More than this isn't written: aliases can make a small text stand for a huge one. */
const mostCharacters = 16 * 1024 * 1024;

/**
 * Writes a config in another syntax. Its value is the same and its comments stay, but for JSON, which has none; aliases
 * are replaced by what they stand for. Line endings stay as they were.
 */
export function convert(source: SourceDocument, to: Syntax): Converted {
  const problem = problemsOf(source).find(({ kind }) => kind !== "comment-in-json" && kind !== "trailing-comma");
  if (problem) return { refused: "The config isn't well-formed. Repair it first." };
  if (source.notAMap) return { refused: "The config holds nothing that could be converted." };
  const before = documentValue(source);
  if (to !== "yaml" && holdsStrangeNumber(before)) return { refused: "JSON has no .nan and no .inf." };
  if (sizeOf(before) > mostCharacters) return { refused: "With its aliases written out the config is too large." };
  const content = readContent(source);
  const text = to === "yaml" ? printYaml(content) : printJson(content, to === "jsonc");
  const after = parseSource(text, to);
  if (problemsOf(after).length > 0 || !isSame(before, documentValue(after))) {
    return { refused: "Something in the config can't be written that way without a change of its meaning." };
  }
  return { text: source.lines.count > 1 && source.text[source.lines.start(1) - 2] === "\r" ? crlf(text) : text };
}

/** Would comments be lost on the way to a syntax? */
export function losesComments(source: SourceDocument, to: Syntax): boolean {
  return to === "json" && !commentsOf(source).next().done;
}

function crlf(text: string): string {
  return text.replaceAll("\n", "\r\n");
}

function holdsStrangeNumber(value: unknown): boolean {
  if (typeof value === "number") return !Number.isFinite(value);
  return typeof value === "object" && value !== null && Object.values(value).some(holdsStrangeNumber);
}

/** About how many characters a value has; counting ends behind the limit. */
function sizeOf(value: unknown, sum = 0): number {
  if (sum > mostCharacters) return sum;
  if (typeof value !== "object" || value === null) return sum + String(value).length + 8;
  let total = sum + 8;
  for (const [key, inner] of Object.entries(value)) total = sizeOf(inner, total + key.length);
  return total;
}
