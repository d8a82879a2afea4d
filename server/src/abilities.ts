import type { ListWishes, SignatureWishes } from "@agentwright/language/agent/features/index";
import {
  type CompletionClientCapabilities,
  type InitializeParams,
  type SemanticTokensClientCapabilities,
  SymbolTag,
} from "vscode-languageserver";

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
  /** What a completion list may leave out, say once, or say in addition. */
  readonly completion: ListWishes;
  readonly signature: SignatureWishes;
  readonly symbolTree: boolean;
  readonly symbolTags: boolean;
  readonly linkTooltips: boolean;
  /** It takes no more folds of a file. */
  readonly foldingLimit: number | undefined;
  /** How it asks for semantic tokens; undefined: it doesn't. */
  readonly tokens: { readonly delta: boolean; readonly range: boolean } | undefined;
  /** Answers for further kinds of documents can be registered while it runs. */
  readonly dynamic: boolean;
  /** Files can be watched by registering. */
  readonly watch: boolean;
  /** It answers `workspace/configuration`. */
  readonly configuration: boolean;
  /** Its folders may change while it runs. */
  readonly folders: boolean;
  /** It shows progress that the server begins. */
  readonly progress: boolean;
  /** It asks for the range of a workspace symbol when it needs it. */
  readonly lazySymbols: boolean;
  /** Workspace edits may name the version that they were made for. */
  readonly documentChanges: boolean;
  /** Workspace edits may create files. */
  readonly createFiles: boolean;
  /** Workspace edits may delete files. */
  readonly deleteFiles: boolean;
  /** Parts of workspace edits may have labels of their own. */
  readonly annotations: boolean;
  /** Workspace edits may rename files. */
  readonly renameFiles: boolean;
  /** It asks whether and where a name can be changed before it asks for another. */
  readonly prepareRename: boolean;
  /** A definition may say which text it is the definition of. */
  readonly definitionLinks: boolean;
  readonly literalActions: boolean;
  /** An action's edit may come when it is chosen. */
  readonly lazyActions: boolean;
  /** It shows actions that can't be taken now, with the reason. */
  readonly disabledActions: boolean;
  /** The editor's own JSON support says what is no JSON in a project file: `{"checksJson": true}` as options. */
  readonly checksJson: boolean;
  /** The client runs our commands (`agentwright.compile`, …). A plain client says `{"commands": false}` as options. */
  readonly commands: boolean;
}

export function abilitiesOf({ capabilities, initializationOptions }: InitializeParams): Abilities {
  const { textDocument, window, workspace } = capabilities;
  const published = textDocument?.publishDiagnostics;
  const pulled = textDocument?.diagnostic;
  const signature = textDocument?.signatureHelp?.signatureInformation;
  const options = (initializationOptions ?? {}) as { readonly commands?: unknown; readonly checksJson?: unknown };
  return {
    pull: pulled !== undefined,
    refreshFindings: workspace?.diagnostics?.refreshSupport === true,
    refreshLenses: workspace?.codeLens?.refreshSupport === true,
    related: (pulled?.relatedInformation ?? published?.relatedInformation) === true,
    tags: (pulled?.tagSupport ?? published?.tagSupport) !== undefined,
    href: (pulled?.codeDescriptionSupport ?? published?.codeDescriptionSupport) === true,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    completion: completionOf(textDocument?.completion),
    signature: {
      offsets: signature?.parameterInformation?.labelOffsetSupport === true,
      noneActive: signature?.noActiveParameterSupport === true,
    },
    linkTooltips: textDocument?.documentLink?.tooltipSupport === true,
    foldingLimit: textDocument?.foldingRange?.rangeLimit,
    symbolTags: textDocument?.documentSymbol?.tagSupport?.valueSet.includes(SymbolTag.Deprecated) === true,
    tokens: tokensOf(textDocument?.semanticTokens),
    symbolTree: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    configuration: workspace?.configuration === true,
    folders: workspace?.workspaceFolders === true,
    progress: window?.workDoneProgress === true,
    lazySymbols: workspace?.symbol?.resolveSupport?.properties.includes("location.range") === true,
    dynamic: textDocument?.synchronization?.dynamicRegistration === true,
    watch: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    createFiles: workspace?.workspaceEdit?.resourceOperations?.includes("create") === true,
    annotations: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    deleteFiles: workspace?.workspaceEdit?.resourceOperations?.includes("delete") === true,
    renameFiles: workspace?.workspaceEdit?.resourceOperations?.includes("rename") === true,
    prepareRename: textDocument?.rename?.prepareSupport === true,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    literalActions: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    lazyActions: textDocument?.codeAction?.resolveSupport?.properties.includes("edit") === true,
    disabledActions: textDocument?.codeAction?.disabledSupport === true,
    checksJson: options.checksJson === true,
    commands: options.commands !== false,
  };
}

function completionOf(asked: CompletionClientCapabilities | undefined): ListWishes {
  const item = asked?.completionItem;
  return {
    lazy: item?.resolveSupport?.properties.includes("documentation") === true,
    defaults: new Set(asked?.completionList?.itemDefaults),
    commit: item?.commitCharactersSupport === true,
    labelDetails: item?.labelDetailsSupport === true,
  };
}

function tokensOf(asked: SemanticTokensClientCapabilities | undefined): Abilities["tokens"] {
  if (!asked?.requests) return undefined;
  const { full, range } = asked.requests;
  return { delta: typeof full === "object" && full.delta === true, range: range !== undefined && range !== false };
}
