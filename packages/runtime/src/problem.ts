/** Where a problem lies; doors hang their next step on it. */
export type ProblemKind = "plugin" | "bundle" | "prompt";

/** Something that a person has to know: `message` is one sentence that can be shown as it is. */
export class PluginProblem extends Error {
  readonly kind: ProblemKind;

  constructor(kind: ProblemKind, message: string) {
    super(message);
    this.name = "PluginProblem";
    this.kind = kind;
  }
}

/** The sentence of anything that was thrown. */
export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
