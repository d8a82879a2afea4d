import type { Feature } from "../feature.ts";
import { built } from "./built.ts";
import { checkSections } from "./check-sections.ts";
import { codeAction } from "./code-action.ts";
import { codeLens } from "./code-lens.ts";
import { completion } from "./completion.ts";
import { diagnostics } from "./diagnostics.ts";
import { documentLink } from "./document-link.ts";
import { documentSymbol } from "./document-symbol.ts";
import { explainFile } from "./explain-file.ts";
import { foldingRange } from "./folding-range.ts";
import { hover } from "./hover.ts";
import { secrets } from "./secrets.ts";
import { semanticTokens } from "./semantic-tokens.ts";
import { watchedFiles } from "./watched-files.ts";

/** Every message that the server answers or sends, one file each. */
export const features: readonly Feature[] = [
  diagnostics,
  completion,
  hover,
  codeAction,
  documentSymbol,
  codeLens,
  documentLink,
  foldingRange,
  semanticTokens,
  watchedFiles,
  explainFile,
  checkSections,
  secrets,
  built,
];
