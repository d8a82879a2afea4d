import { dictionary, optional, record, type Shape, text } from "../agent/shape.ts";
import type { FlowWords } from "./words.ts";

/** What the page of a flow graph is told in its own HTML. */
export interface FlowPageStart {
  /** For figures; a BCP 47 tag. */
  readonly language: string;
  readonly words: FlowWords;
  readonly uri: string;
  /** The flow to begin with; absent: the one of the last time, else the first. */
  readonly flow?: string;
}

/** The words come from the same build as the page, so that they are texts is enough. */
export const flowPageStart = record({
  language: text,
  words: dictionary(text),
  uri: text,
  flow: optional(text),
}) as Shape<unknown> as Shape<FlowPageStart>;
