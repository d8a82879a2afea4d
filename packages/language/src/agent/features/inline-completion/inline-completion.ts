import type { InlineCompletionItem } from "vscode-languageserver-types";
import { describePath } from "../../spec/describe.ts";
import { Skeleton } from "../completion/skeleton.ts";
import { withoutBlanks } from "../completion/snippet.ts";
import type { FeatureDocument } from "../context.ts";
import { type Place, placesAt } from "../place/index.ts";

/**
 * On an empty line of a map, or behind a new dash: the keys that must be there and are not, with examples. Nothing
 * where nothing is missing, so that it never stands in the way; block style only.
 */
export function inlineCompletion({ source }: FeatureDocument, offset: number): InlineCompletionItem[] {
  const { lines, text } = source;
  const { line, character } = lines.positionAt(offset);
  const written = text.slice(lines.start(line), lines.start(line + 1)).replace(/[\r\n]+$/, "");
  if (!/^(?: *- +)? *$/.test(written) || character < written.length) return [];
  for (const place of placesAt(source, offset)) {
    const missing = missingIn(place, character);
    if (missing) return [{ insertText: missing, range: lines.range(offset, offset) }];
  }
  return [];
}

/** The missing keys as text; `column`: where they begin. */
function missingIn({ slot, style, path, typed, used }: Place, column: number): string | undefined {
  const spec = describePath(path);
  if (slot !== "key" || style !== "block" || typed !== "" || spec?.kind !== "object") return undefined;
  const pad = " ".repeat(column);
  const skeleton = new Skeleton({ style: "block", json: false });
  const entries = (spec.required ?? [])
    .filter(key => !used.has(key))
    .flatMap(key => {
      const field = spec.fields[key];
      return field ? [withoutBlanks(skeleton.entry(key, field, pad))] : [];
    });
  return entries.length > 0 ? entries.join(`\n${pad}`) : undefined;
}
