import { type InitializeParams, type SemanticTokensClientCapabilities, SymbolTag } from "vscode-languageserver";

/** What this client can, in the terms that the features ask. Everything a client does not tell is taken as missing. */
export interface Abilities {
  /** It asks for findings itself; otherwise they are pushed. */
  readonly pull: boolean;
  /** It can be told to ask again. */
  readonly refreshFindings: boolean;
  readonly refreshLenses: boolean;
  readonly related: boolean;
  readonly tags: boolean;
  readonly href: boolean;
  readonly snippets: boolean;
  readonly symbolTree: boolean;
  readonly symbolTags: boolean;
  /** How it asks for semantic tokens; undefined: it doesn't. */
  readonly tokens: { readonly delta: boolean; readonly range: boolean } | undefined;
  /** Files can be watched by registering. */
  readonly watch: boolean;
  /** Workspace edits may name the version that they were made for. */
  readonly documentChanges: boolean;
  /** Workspace edits may create files. */
  readonly createFiles: boolean;
  readonly literalActions: boolean;
  /** The client runs our commands (`agentwright.compile`, …). A plain client says `{"commands": false}` as options. */
  readonly commands: boolean;
}

export function abilitiesOf({ capabilities, initializationOptions }: InitializeParams): Abilities {
  const { textDocument, workspace } = capabilities;
  const published = textDocument?.publishDiagnostics;
  const pulled = textDocument?.diagnostic;
  const options = (initializationOptions ?? {}) as { readonly commands?: unknown };
  return {
    pull: pulled !== undefined,
    refreshFindings: workspace?.diagnostics?.refreshSupport === true,
    refreshLenses: workspace?.codeLens?.refreshSupport === true,
    related: (pulled?.relatedInformation ?? published?.relatedInformation) === true,
    tags: (pulled?.tagSupport ?? published?.tagSupport) !== undefined,
    href: (pulled?.codeDescriptionSupport ?? published?.codeDescriptionSupport) === true,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    symbolTags: textDocument?.documentSymbol?.tagSupport?.valueSet.includes(SymbolTag.Deprecated) === true,
    tokens: tokensOf(textDocument?.semanticTokens),
    symbolTree: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    watch: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    createFiles: workspace?.workspaceEdit?.resourceOperations?.includes("create") === true,
    literalActions: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    commands: options.commands !== false,
  };
}

function tokensOf(asked: SemanticTokensClientCapabilities | undefined): Abilities["tokens"] {
  if (!asked?.requests) return undefined;
  const { full, range } = asked.requests;
  return { delta: typeof full === "object" && full.delta === true, range: range !== undefined && range !== false };
}
