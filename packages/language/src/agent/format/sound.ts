import type { Piece } from "../../syntax/document.ts";
import type { SyntaxProblemKind } from "../../syntax/tree.ts";

/** Problems that leave no doubt about what belongs to what. */
const harmless: ReadonlySet<SyntaxProblemKind> = new Set<SyntaxProblemKind>([
  "duplicate-key",
  "unknown-alias",
  "bad-escape",
  "trailing-comma",
  "comment-in-json",
]);

/** Is it certain how a piece is to be read? */
export function isSound({ problems }: Piece): boolean {
  return problems.every(({ kind }) => harmless.has(kind));
}
