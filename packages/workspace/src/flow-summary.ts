import type { FlowFile, Static } from "@agentwright/language/flow/model";

/** What other files must know of one file with flows. */
export interface FlowSummary {
  /** Absolute, with `/`. */
  readonly file: string;
  readonly flows: readonly NamedFlow[];
  /** There may be flows beside these, or some slug can't be known without running the file. */
  readonly open: boolean;
}

export interface NamedFlow {
  readonly slug: string;
  /** What the file calls it. */
  readonly name: string;
  /** The slugs of its steps that are known, in order. */
  readonly steps: readonly string[];
}

export function summariseFlows(file: string, { flows }: FlowFile): FlowSummary {
  const named = flows.flatMap(({ slug, name, steps }): NamedFlow[] => {
    const own = textOf(slug);
    return own === undefined ? [] : [{ slug: own, name, steps: steps.flatMap(step => textOf(step.slug) ?? []) }];
  });
  return { file, flows: named, open: flows.some(({ slug }) => !slug.known) };
}

function textOf(value: Static<unknown>): string | undefined {
  return value.known && typeof value.value === "string" ? value.value : undefined;
}
