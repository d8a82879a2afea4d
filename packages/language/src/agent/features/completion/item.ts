import type { CompletionItem, CompletionItemKind, TextEdit } from "vscode-languageserver-types";
import type { FeatureContext, FeatureDocument } from "../context.ts";
import type { Place } from "../place/index.ts";
import { withoutBlanks } from "./snippet.ts";

/** The kinds of items we offer (LSP's numbers). */
export const kinds = {
  property: 10,
  value: 12,
  choice: 20,
  variable: 6,
  snippet: 15,
  file: 17,
  folder: 19,
  constant: 21,
} as const satisfies Record<string, CompletionItemKind>;

/** One thing to offer, before it is bound to a place. */
export interface Offer {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** What is written; in snippet syntax if `snippet`. */
  readonly text: string;
  readonly snippet?: boolean;
  readonly detail?: string;
  readonly doc?: string;
  /** Must it be there? */
  readonly required?: boolean;
  /** Typing one of these takes the offer. */
  readonly commit?: readonly string[];
  /** Lower comes first; within one rank in the order of the offers. */
  readonly rank?: number;
}

/** What an item says of itself, so that its documentation can be fetched later. */
export interface ItemData {
  readonly slot: Place["slot"];
  readonly path: Place["path"];
}

/** Where offers are made and how they are written there. */
export interface Asked {
  readonly document: FeatureDocument;
  readonly context: FeatureContext;
  readonly place: Place;
}

/** An LSP item that replaces the place's token, with the commas and blanks that belong around it. */
export function toItem({ document, context, place }: Asked, offer: Offer, index: number): CompletionItem {
  const { lines } = document.source;
  const before = place.blank ? " " : "";
  const tight = /\S/.test(document.source.text.charAt(place.end));
  const text = before + offer.text + (place.commaAfter ? (tight ? ", " : ",") : "");
  const snippet = offer.snippet === true && context.snippets !== false;
  const newText = offer.snippet && !snippet ? withoutBlanks(text) : text;
  const quote = /^["']/.exec(place.typed)?.[0] ?? "";
  const comma: TextEdit[] =
    place.commaAt === undefined ? [] : [{ range: lines.range(place.commaAt, place.commaAt), newText: "," }];
  return {
    label: offer.label,
    kind: offer.kind,
    textEdit: { range: lines.range(place.start, place.end), newText },
    filterText: quote + offer.label,
    sortText: `${offer.rank ?? 5}${String(index).padStart(4, "0")}`,
    insertTextFormat: snippet ? 2 : 1,
    insertTextMode: 2,
    ...(offer.detail && { detail: offer.detail }),
    ...(offer.required && { labelDetails: { description: "required" } }),
    ...(offer.doc && { documentation: { kind: "markdown", value: offer.doc } }),
    ...(comma.length > 0 && { additionalTextEdits: comma }),
    ...(offer.commit && !place.commaAfter && { commitCharacters: [...offer.commit] }),
    data: { slot: place.slot, path: place.path } satisfies ItemData,
  };
}

/** How new text is written at a place. */
export function writingAt({ document, place }: Asked): { readonly style: Place["style"]; readonly json: boolean } {
  return { style: place.style, json: document.source.syntax !== "yaml" };
}

/** A text as it is written at a place: with the quotes that were begun, or those that the syntax wants. */
export function written({ document, place }: Asked, text: string, plain: (text: string) => string): string {
  if (document.source.syntax !== "yaml" || place.typed.startsWith('"')) return JSON.stringify(text);
  if (place.typed.startsWith("'")) return `'${text.replaceAll("'", "''")}'`;
  return plain(text);
}
