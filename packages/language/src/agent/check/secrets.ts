import type { Node, Path, Piece, ScalarNode, SourceDocument } from "../../syntax/index.ts";
import { keyName } from "../../syntax/index.ts";
import { findKeys, findRandom, isKeyName } from "./keys.ts";
import { spanInside } from "./place.ts";
import type { LocalProblem, Span } from "./problem.ts";

/** A well-formed `${secret:NAME}`, in offsets of its piece. `path` is below the part. */
export interface SecretUse extends Span {
  readonly name: string;
  readonly path: Path;
}

const wellFormed = /\$\{secret:([A-Za-z_][A-Za-z0-9_]*)\}/g;
const nearMiss = /\$\{\s*(?:secrets?\s*[.:][^}]*|secret)\}|\$\{secret:[A-Za-z0-9_]*(?![A-Za-z0-9_}])/gi;

/** The well-formed references to secrets in a text; `start` and `end` are indices in it, of the whole reference. */
export function* secretsIn(text: string): Generator<Span & { readonly name: string }> {
  if (!text.includes("${")) return;
  for (const match of text.matchAll(wellFormed)) {
    yield { name: match[1] ?? "", start: match.index, end: match.index + match[0].length };
  }
}

/**
 * Goes through the texts of a part: notes the secrets that it uses, and reports values that look random in fields
 * whose name says that they are keys, and references that don't work.
 */
export function scanSecrets(
  document: SourceDocument,
  piece: Piece,
  root: Node,
  section: string,
  problems: LocalProblem[],
): readonly SecretUse[] {
  const uses: SecretUse[] = [];
  const seen = new Set<Node>();

  function visit(node: Node | null, path: Path): void {
    if (!node || seen.has(node)) return;
    seen.add(node);
    if (node.kind === "seq") for (const [index, item] of node.items.entries()) visit(item, [...path, index]);
    else if (node.kind === "map") for (const entry of node.entries) visit(entry.value, [...path, keyName(entry.key)]);
    else if (node.kind === "scalar" && typeof node.value === "string") text(node, node.value, path);
  }

  function text(node: ScalarNode, value: string, path: Path): void {
    for (const { name, start, end } of secretsIn(value)) {
      const span = spanInside(document, piece, node, start, end);
      if (span) uses.push({ ...span, name, path });
    }
    if (value.includes("${") && section === "tools" && path[0] === "http") broken(node, value, path);
    const field = String(path.findLast(step => typeof step === "string") ?? "");
    if (section === "apiKeys" || !isKeyName(field) || findKeys(value).length > 0) return;
    const random = findRandom(value);
    const span = random && spanInside(document, piece, node, random.start, random.end);
    if (!span) return;
    const template =
      "The value of `{field}` looks like a key. Put it into the secret store and write `${secret:NAME}` here.";
    problems.push({ code: "AW134", ...span, path, template, args: { field } });
  }

  function broken(node: ScalarNode, value: string, path: Path): void {
    for (const match of value.matchAll(nearMiss)) {
      if (new RegExp(`^${wellFormed.source}$`).test(match[0])) continue;
      const span = spanInside(document, piece, node, match.index, match.index + match[0].length);
      const template = "`{value}` is not a reference to a secret; write `${secret:NAME}`.";
      if (span) problems.push({ code: "AW131", ...span, path, template, args: { value: match[0] } });
    }
  }

  visit(root, []);
  return uses;
}
