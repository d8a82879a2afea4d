import type { FlowDocument } from "../document.ts";
import type { FlowFile, FlowModel, FlowSpan, Static, StepModel } from "../model.ts";

/** A flow file with what was read in it: what every feature works with. */
export interface FlowView {
  readonly document: FlowDocument;
  readonly file: FlowFile;
}

/** A text that is known. */
export function textOf(value: Static<unknown>): string | undefined {
  return value.known && typeof value.value === "string" ? value.value : undefined;
}

export function holds(span: FlowSpan, offset: number): boolean {
  return span.file === undefined && offset >= span.start && offset <= span.end;
}

/** The slugs of a step's dependencies that are known, each once, in order. */
export function dependenciesOf(step: StepModel): readonly string[] {
  if (!step.dependencies.known) return [];
  return [...new Set(step.dependencies.value.flatMap(({ slug }) => textOf(slug) ?? []))];
}

/** The slugs of the steps that depend on one, in order. */
export function dependentsOf(flow: FlowModel, slug: string): readonly string[] {
  return flow.steps.flatMap(step => {
    const own = textOf(step.slug);
    return own !== undefined && dependenciesOf(step).includes(slug) ? [own] : [];
  });
}

/** The flow whose text an offset lies in; of several, the one that begins last. */
export function flowAt(file: FlowFile, offset: number): FlowModel | undefined {
  return file.flows.findLast(({ span, steps }) => holds(span, offset) || steps.some(step => holds(step.span, offset)));
}

/** The known value of an option of a flow or step. */
export function optionOf({ options }: FlowModel | StepModel, name: string): unknown {
  const value = options.findLast(option => option.name === name)?.value;
  return value?.known ? value.value : undefined;
}
