import type { Path, SourceDocument } from "../../../syntax/document.ts";
import { declaredText } from "../placeholders/describe.ts";
import { openedAt } from "../placeholders/opened.ts";
import { scopeAt } from "../placeholders/scope.ts";

/** The declared name in `{{…}}` at an offset of the text at a path: what to say of it, and where it stands. */
export function placeholderAt(
  source: SourceDocument,
  path: Path,
  offset: number,
): { readonly text: string; readonly start: number; readonly end: number } | undefined {
  const opened = openedAt(source.text, offset);
  const scope = opened && scopeAt(source, path);
  if (!scope) return undefined;
  const name = source.text.slice(opened.start, opened.end);
  const declared = scope.declared.find(one => one.name === name);
  if (!declared) return undefined;
  const line = source.lines.positionAt(declared.at).line + 1;
  return { text: declaredText(declared, scope, line), start: opened.start, end: opened.end };
}
