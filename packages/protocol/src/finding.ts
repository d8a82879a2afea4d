import type { Range } from "./text.ts";

/** Severities as the contract of `check --format json` spells them. */
export type Severity = "error" | "warning" | "information" | "hint";

/** One thing to say about one place of one file. */
export interface Finding {
  /** `AW101`: 1xx agent, 2xx flow, 3xx scene, 4xx circuit, 9xx Agentwright itself; never reused. */
  readonly code: string;
  readonly severity: Severity;
  /** One sentence a newcomer understands, in English; `args` let a door translate it. */
  readonly message: string;
  readonly args?: Readonly<Record<string, string | number>>;
  readonly range: Range;
  readonly related?: readonly RelatedPlace[];
  /** `unused` greys the text out, `deprecated` strikes it through. */
  readonly tags?: readonly ("unused" | "deprecated")[];
}

export interface RelatedPlace {
  /** Absent: the finding's own file. */
  readonly file?: string;
  readonly range: Range;
  readonly message: string;
}

/** A finding together with the file it stands in, named as the caller named it, with `/`. */
export interface FileFinding extends Finding {
  readonly file: string;
}
