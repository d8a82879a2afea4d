import type { Feature } from "../feature.ts";
import { built } from "./built.ts";
import { callHierarchy } from "./call-hierarchy.ts";
import { checkSections } from "./check-sections.ts";
import { codeAction } from "./code-action.ts";
import { codeActionResolve } from "./code-action-resolve.ts";
import { codeLens } from "./code-lens.ts";
import { completion } from "./completion.ts";
import { definition } from "./definition.ts";
import { diagnostics } from "./diagnostics.ts";
import { documentHighlight } from "./document-highlight.ts";
import { documentLink } from "./document-link.ts";
import { documentSymbol } from "./document-symbol.ts";
import { explainFile } from "./explain-file.ts";
import { flowGraph } from "./flow-graph.ts";
import { flowStates } from "./flow-states.ts";
import { foldingRange } from "./folding-range.ts";
import { formatting } from "./formatting.ts";
import { hover } from "./hover.ts";
import { inlayHint } from "./inlay-hint.ts";
import { inlineCompletion } from "./inline-completion.ts";
import { lastCrash } from "./last-crash.ts";
import { linkedEditing } from "./linked-editing.ts";
import { rangeFormatting } from "./range-formatting.ts";
import { references } from "./references.ts";
import { rename } from "./rename.ts";
import { scanProgress } from "./scan-progress.ts";
import { secrets } from "./secrets.ts";
import { selectionRange } from "./selection-range.ts";
import { semanticTokens } from "./semantic-tokens.ts";
import { settings } from "./settings.ts";
import { signatureHelp } from "./signature-help.ts";
import { toolTypes } from "./tool-types.ts";
import { watchedFiles } from "./watched-files.ts";
import { willRenameFiles } from "./will-rename-files.ts";
import { workspaceDiagnostics } from "./workspace-diagnostics.ts";
import { workspaceFolders } from "./workspace-folders.ts";
import { workspaceSymbol } from "./workspace-symbol.ts";

/** Every message that the server answers or sends, one file each. */
export const features: readonly Feature[] = [
  diagnostics,
  completion,
  hover,
  codeAction,
  codeActionResolve,
  documentSymbol,
  codeLens,
  documentLink,
  foldingRange,
  formatting,
  rangeFormatting,
  selectionRange,
  inlayHint,
  inlineCompletion,
  semanticTokens,
  signatureHelp,
  definition,
  references,
  documentHighlight,
  rename,
  linkedEditing,
  callHierarchy,
  willRenameFiles,
  watchedFiles,
  workspaceDiagnostics,
  workspaceFolders,
  workspaceSymbol,
  scanProgress,
  settings,
  explainFile,
  toolTypes,
  lastCrash,
  checkSections,
  secrets,
  built,
  flowGraph,
  flowStates,
];
