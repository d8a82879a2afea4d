import { dictionary, flag, list, literal, optional, record, type Shape, text } from "./shape.ts";
import type { Words } from "./words.ts";

/** What a page is told in its own HTML. */
export interface PageStart {
  /** `page` is an exported page: it stands alone and carries its plugin. */
  readonly mode: "document" | "file" | "page";
  readonly trusted: boolean;
  /** For figures; a BCP 47 tag. */
  readonly language: string;
  readonly words: Words;
  /** Of the document or file; an exported page has none. */
  readonly uri?: string;
  /** Of an exported page: base64 of the plugin. */
  readonly wasm?: string;
  /** base64 of the modules beside it. */
  readonly modules?: readonly string[];
}

/** Checks what a page was told. The words come from the same build as the page, so that they are texts is enough. */
export const pageStart = record({
  mode: literal("document", "file", "page"),
  trusted: flag,
  language: text,
  words: dictionary(text),
  uri: optional(text),
  wasm: optional(text),
  modules: optional(list(text)),
}) as Shape<unknown> as Shape<PageStart>;
