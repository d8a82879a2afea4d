import type { InitializeParams } from "vscode-languageserver";

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
    symbolTree: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    watch: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    createFiles: workspace?.workspaceEdit?.resourceOperations?.includes("create") === true,
    literalActions: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    commands: options.commands !== false,
  };
}
