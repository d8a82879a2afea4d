import type {
  CancellationToken,
  CodeAction,
  CodeActionParams,
  CodeLens,
  CodeLensParams,
  CompletionItem,
  CompletionList,
  CompletionParams,
  Definition,
  DefinitionLink,
  DefinitionParams,
  DocumentFormattingParams,
  DocumentHighlight,
  DocumentHighlightParams,
  DocumentLink,
  DocumentLinkParams,
  DocumentRangesFormattingParams,
  DocumentSymbol,
  DocumentSymbolParams,
  FoldingRange,
  FoldingRangeParams,
  Hover,
  HoverParams,
  InlayHint,
  InlayHintParams,
  InlineCompletionItem,
  InlineCompletionParams,
  LinkedEditingRangeParams,
  LinkedEditingRanges,
  Location,
  PrepareRenameParams,
  PrepareRenameResult,
  ReferenceParams,
  RenameParams,
  ResponseError,
  SelectionRange,
  SelectionRangeParams,
  SignatureHelp,
  SignatureHelpParams,
  TextEdit,
  WorkspaceEdit,
} from "vscode-languageserver";
import type { Server } from "../feature.ts";

/** What can be asked about one open file, and what the answer is. */
export interface Questions {
  readonly completion: [CompletionParams, CompletionItem[] | CompletionList];
  readonly hover: [HoverParams, Hover | null];
  readonly inlineCompletion: [InlineCompletionParams, InlineCompletionItem[]];
  readonly signatureHelp: [SignatureHelpParams, SignatureHelp | null];
  readonly codeAction: [CodeActionParams, CodeAction[]];
  readonly codeLens: [CodeLensParams, CodeLens[]];
  readonly documentSymbol: [DocumentSymbolParams, DocumentSymbol[]];
  readonly documentLink: [DocumentLinkParams, DocumentLink[]];
  readonly foldingRange: [FoldingRangeParams, FoldingRange[]];
  readonly selectionRange: [SelectionRangeParams, SelectionRange[]];
  readonly inlayHint: [InlayHintParams, InlayHint[]];
  readonly formatting: [DocumentFormattingParams, TextEdit[]];
  readonly rangesFormatting: [DocumentRangesFormattingParams, TextEdit[]];
  readonly definition: [DefinitionParams, Definition | DefinitionLink[] | null];
  readonly references: [ReferenceParams, Location[]];
  readonly documentHighlight: [DocumentHighlightParams, DocumentHighlight[]];
  readonly prepareRename: [PrepareRenameParams, PrepareRenameResult | Refused | null];
  readonly rename: [RenameParams, WorkspaceEdit | Refused | null];
  readonly linkedEditing: [LinkedEditingRangeParams, LinkedEditingRanges | null];
}

/** A sentence that the editor shows: why not. */
export type Refused = ResponseError<never>;

export type Question = keyof Questions;
export type ParamsOf<Q extends Question> = Questions[Q][0];
export type AnswerTo<Q extends Question> = Questions[Q][1];

/** How a question about a file of one kind is answered. */
export type Answer<F, Q extends Question> = (
  server: Server,
  file: F,
  params: ParamsOf<Q>,
  token: CancellationToken,
) => AnswerTo<Q> | Promise<AnswerTo<Q>>;

/** An answer that is in a chunk of its own: the file is looked up when that is there. */
export interface Later<A> {
  load(): Promise<A>;
}

/** What files of one kind answer; nobody has to answer everything. */
export type Answers<F> = { readonly [Q in Question]?: Answer<F, Q> | Later<Answer<F, Q>> };

/** A chunk and how one thing in it answers. */
export function later<C, A>(chunk: () => Promise<C>, pick: (loaded: C) => A): Later<A> {
  return { load: async () => pick(await chunk()) };
}
