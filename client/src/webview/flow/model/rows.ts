import { effectiveOptions, retryTimeline } from "@agentwright/language/flow/simulate/retry";
import { canonicalJson } from "@agentwright/protocol";
import type { FlowWords } from "../../../previews/flow/words.ts";
import { say } from "../../shared/say.ts";
import { changeText, kindText, marksOf, modeText, optionTexts, reasonText } from "./describe.ts";
import type { FlowView, StepView } from "./view.ts";

/** A line below a step in the list; with `to`, it leads to another step. */
export interface DetailRow {
  readonly key: string;
  readonly text: string;
  readonly to?: string;
}

/** `step, root · 4 attempts; error; conditional`: all of a card below its name, in one line. */
export function stepLine(view: StepView, words: FlowWords): string {
  return [kindText(view, words), ...marksOf(view, words).map(({ text }) => text)].join("; ");
}

/** All that is known of a step, a line each, as the picture and its panels say it together. */
export function detailRows(view: StepView, flow: FlowView, words: FlowWords): DetailRow[] {
  const { step, shape, diff, outcome, run } = view;
  const slugs = new Map(flow.steps.map(({ id, slug }) => [id, slug]));
  const effective = effectiveOptions(flow.options, step.options);
  const lines: (DetailRow | false | undefined)[] = [
    ...view.dependencies.map(id => ({ key: `from ${id}`, text: say(words.dependsOn, slugs.get(id) ?? id), to: id })),
    ...view.dependents.map(id => ({ key: `to ${id}`, text: say(words.leadsTo, slugs.get(id) ?? id), to: id })),
    diff?.from !== undefined && { key: "was", text: say(words.renamedFrom, diff.from) },
    ...(diff?.parts ?? []).map(part => ({ key: `change ${part.part}`, text: changeText(part, words) })),
    outcome && { key: "why", text: reasonText(outcome.reason, words) },
    run?.error !== undefined && { key: "error", text: run.error },
    shape?.requiredInputPattern !== undefined && {
      key: "if",
      text: say(words.condition, canonicalJson(shape.requiredInputPattern)),
    },
    shape?.forbiddenInputPattern !== undefined && {
      key: "ifNot",
      text: say(words.conditionNot, canonicalJson(shape.forbiddenInputPattern)),
    },
    step.whenExhausted && { key: "exhausted", text: say(words.exhausted, modeText(step.whenExhausted, words)) },
    { key: "options", text: say(words.options, optionTexts(effective, words).join(", ")) },
  ];
  const { attempts, more } = retryTimeline(effective);
  for (const { attempt, from, until, wait, overflow } of attempts) {
    const phrase = overflow ? words.attemptOverflow : wait === undefined ? words.attempt : words.attemptWait;
    lines.push({ key: `attempt ${attempt}`, text: say(phrase, attempt, from, until, wait ?? 0) });
  }
  if (more > 0) lines.push({ key: "more", text: say(words.attemptsMore, more) });
  return lines.filter((row): row is DetailRow => typeof row === "object");
}
