import type { Hover } from "vscode-languageserver-types";
import { nodeAt } from "../../../syntax/index.ts";
import type { Known, Outside } from "../../outside.ts";
import { describePath } from "../../spec/describe.ts";
import type { FeatureDocument } from "../context.ts";
import { fieldText } from "./field.ts";
import { identityText } from "./identity.ts";
import { placeholderAt } from "./placeholder.ts";
import { secretAt, secretText } from "./secret.ts";

export interface HoverContext {
  readonly outside: Outside;
  /** Names of secrets that are set here; absent or "unknown": nobody knows. */
  readonly secrets?: Known<readonly string[]>;
}

/** What the field, the value or the secret under an offset means. */
export function hover(document: FeatureDocument, offset: number, context: HoverContext): Hover | undefined {
  const { text, lines } = document.source;
  const secret = secretAt(text, offset);
  if (secret) {
    const contents = secretText(secret.name, context.secrets ?? "unknown", context.outside.secrets());
    return { contents: { kind: "markdown", value: contents }, range: lines.range(secret.start, secret.end) };
  }
  const at = nodeAt(document.source, offset);
  if (!at.located || at.path.length === 0) return undefined;
  const { piece, node } = at.located;
  const start = piece.start + node.start;
  const end = piece.start + node.end;
  const key = at.part === "key";
  if (offset < start || offset > end || (!key && node.kind !== "scalar")) return undefined;
  const placeholder = key ? undefined : placeholderAt(document.source, at.path, offset);
  if (placeholder) {
    const range = lines.range(placeholder.start, placeholder.end);
    return { contents: { kind: "markdown", value: placeholder.text }, range };
  }
  const spec = describePath(at.path);
  if (!spec) return undefined;
  const value = node.kind === "scalar" && !key ? node.value : undefined;
  const extra = key && at.path.length === 1 && at.path[0] === "identity" ? identityText(document) : "";
  const contents = fieldText(at.path, spec, value) + extra;
  return { contents: { kind: "markdown", value: contents }, range: lines.range(start, end) };
}
