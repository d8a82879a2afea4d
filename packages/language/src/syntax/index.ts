export { type At, nodeAt } from "./at.ts";
export { type Comment, commentsIn, commentsOf } from "./comments.ts";
export { textDifference } from "./difference.ts";
export type { Located, Path, Piece, PieceGroup, Section, SectionItem, SourceDocument, TextEdit } from "./document.ts";
export { editSource } from "./edit.ts";
export { type Extent, type Found, find, locate, sourceText } from "./find.ts";
export { Lines } from "./lines.ts";
export { sourceOffset } from "./offset.ts";
export { parseSource, syntaxOf } from "./parse.ts";
export { problemsOf, repeatedKeys } from "./problems.ts";
export { tallyOf } from "./tally.ts";
export type {
  AliasNode,
  Entry,
  MapNode,
  Node,
  ScalarNode,
  ScalarStyle,
  SeqNode,
  Syntax,
  SyntaxProblem,
  SyntaxProblemKind,
} from "./tree.ts";
export { documentValue, sectionValue, toValue } from "./value.ts";
export { keyName } from "./yaml/keys.ts";
