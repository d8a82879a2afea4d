import type { Known as Answer } from "../../agent/outside.ts";
import type { FlowDocument } from "../document.ts";
import type { FlowFile, FlowModel, FlowSpan, OptionModel, StepModel } from "../model.ts";
import type { FlowOutside } from "../outside.ts";
import type { Profile } from "../profile/detect.ts";
import type { Capabilities } from "../profile/profiles.ts";

/** A flow file as rules and fixes see it. */
export interface FileView {
  readonly document: Pick<FlowDocument, "text" | "lines">;
  /** Its brackets nest so deeply that nothing of it was read. */
  readonly tooDeep: boolean;
  readonly file: FlowFile;
  readonly flows: readonly FlowView[];
  /** What the version of pgflow can do; the newest where nothing says which it is. */
  readonly can: Capabilities;
  readonly profile: Answer<Profile>;
  readonly outside: FlowOutside;
  /** The file is broken in this stretch: what is not there may only be not typed yet. */
  isBroken(span: FlowSpan): boolean;
}

export interface FlowView {
  readonly model: FlowModel;
  readonly steps: readonly StepView[];
  /** Its slug, if that is a known text. */
  readonly slug: string | undefined;
  /** Are all steps known, and the slug of each? Only then can a step be missing. */
  readonly complete: boolean;
  option(name: string): OptionModel | undefined;
}

export interface StepView {
  readonly model: StepModel;
  readonly flow: FlowView;
  readonly index: number;
  readonly slug: string | undefined;
  /** Slugs that it depends on, those that are known texts. */
  readonly dependencies: readonly { readonly slug: string; readonly span: FlowSpan; readonly index: number }[];
  option(name: string): OptionModel | undefined;
}

export function flowView(model: FlowModel): FlowView {
  const steps: StepView[] = [];
  const flow: FlowView = {
    model,
    steps,
    slug: textOf(model.slug),
    get complete() {
      return model.unknown.length === 0 && model.steps.every(({ slug }) => slug.known);
    },
    option: name => model.options.find(option => option.name === name),
  };
  for (const [index, step] of model.steps.entries()) {
    const { dependencies } = step;
    const named = dependencies.known ? dependencies.value : [];
    steps.push({
      model: step,
      flow,
      index,
      slug: textOf(step.slug),
      dependencies: named.flatMap(({ slug }, at) => {
        const text = textOf(slug);
        return text === undefined ? [] : [{ slug: text, span: slug.span, index: at }];
      }),
      option: name => step.options.find(option => option.name === name),
    });
  }
  return flow;
}

function textOf(value: FlowModel["slug"]): string | undefined {
  return value.known && typeof value.value === "string" ? value.value : undefined;
}

/** The name of an option as the flow's own file shows it. */
export function nameSpanOf({ nameSpan, value }: OptionModel): FlowSpan {
  return nameSpan.file === undefined ? nameSpan : value.span;
}
