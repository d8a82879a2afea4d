import type { OutcomeReason, StepOutcome } from "@agentwright/language/flow/simulate/outcome";
import type { FlowOptions, SkipMode, StepOptions } from "@agentwright/protocol";
import type { FlowWords } from "../../../previews/flow/words.ts";
import type { IconName } from "../../icons.ts";
import { say } from "../../shared/say.ts";
import type { PartChange, StepChange } from "./diff.ts";
import type { StepView } from "./view.ts";

/** One thing to say of a step, by icon and text; the tone's colour never says it alone. */
export interface Mark {
  readonly tone: "plain" | "good" | "bad" | "warn" | "info" | "muted";
  readonly icon: IconName;
  readonly text: string;
}

/** `map, root · 4 attempts · 30 s limit`: what it is, and what it says of itself. */
export function kindText({ step, dependencies }: StepView, words: FlowWords): string {
  const kind = step.stepType === "map" ? words.map : words.single;
  const root = dependencies.length === 0 ? `, ${words.root}` : "";
  return [kind + root, ...optionTexts(step.options, words)].join(" · ");
}

/** Options that are set, each as a phrase. */
export function optionTexts(options: StepOptions | FlowOptions, words: FlowWords): string[] {
  const { maxAttempts, baseDelay, timeout, startDelay }: StepOptions = options;
  return [
    maxAttempts !== undefined && say(words.attempts, maxAttempts),
    baseDelay !== undefined && say(words.baseDelay, baseDelay),
    timeout !== undefined && say(words.timeout, timeout),
    startDelay !== undefined && startDelay > 0 && say(words.startDelay, startDelay),
  ].filter(text => text !== false);
}

/** What stands on a step's card below its name, most urgent first. */
export function marksOf(view: StepView, words: FlowWords): Mark[] {
  const { step, diff, outcome, run } = view;
  return [
    step.severity && severityMark(step.severity, words),
    diff && diffMark(diff.change, words),
    outcome && outcomeMark(outcome, words),
    run && runMark(run.status, words),
    step.conditional && { tone: "info", icon: "condition", text: conditionText(step.whenUnmet, words) },
    step.whenExhausted &&
      step.whenExhausted !== "fail" && {
        tone: "muted",
        icon: "skip",
        text: say(words.exhausted, modeText(step.whenExhausted, words)),
      },
  ].filter((mark): mark is Mark => typeof mark === "object");
}

function conditionText(mode: SkipMode | undefined, words: FlowWords): string {
  return `${words.conditional}, ${say(words.unmet, modeText(mode ?? "skip", words))}`;
}

export function modeText(mode: SkipMode, words: FlowWords): string {
  return { fail: words.modeFail, skip: words.modeSkip, "skip-cascade": words.modeCascade }[mode];
}

function severityMark(severity: NonNullable<StepView["step"]["severity"]>, words: FlowWords): Mark {
  const marks: Record<typeof severity, Mark> = {
    error: { tone: "bad", icon: "error", text: words.error },
    warning: { tone: "warn", icon: "warning", text: words.warning },
    information: { tone: "info", icon: "info", text: words.information },
    hint: { tone: "muted", icon: "info", text: words.hint },
  };
  return marks[severity];
}

/** Also the legend of the comparison. */
export function diffMark(change: StepChange, words: FlowWords): Mark {
  const marks: Record<StepChange, Mark> = {
    added: { tone: "good", icon: "plus", text: words.added },
    removed: { tone: "bad", icon: "minus", text: words.removed },
    renamed: { tone: "info", icon: "rename", text: words.renamed },
    changed: { tone: "warn", icon: "change", text: words.changed },
    moved: { tone: "info", icon: "move", text: words.moved },
  };
  return marks[change];
}

export function outcomeMark({ status, tasks }: StepOutcome, words: FlowWords): Mark {
  switch (status) {
    case "runs":
      return { tone: "good", icon: "play", text: tasks === undefined ? words.runs : say(words.runsTasks, tasks) };
    case "empty":
      return { tone: "muted", icon: "check", text: words.empty };
    case "skipped":
      return { tone: "warn", icon: "skip", text: words.skipped };
    case "fails":
      return { tone: "bad", icon: "cross", text: words.fails };
    case "never":
      return { tone: "muted", icon: "stop", text: words.never };
    case "open":
      return { tone: "info", icon: "question", text: words.open };
  }
}

/** Of a state as pgflow spells it; one that we don't know is shown as it is. */
export function runMark(status: string, words: FlowWords): Mark {
  const marks: Record<string, Mark | undefined> = {
    created: { tone: "muted", icon: "clock", text: words.runCreated },
    started: { tone: "info", icon: "play", text: words.runStarted },
    completed: { tone: "good", icon: "check", text: words.runCompleted },
    failed: { tone: "bad", icon: "cross", text: words.runFailed },
    skipped: { tone: "warn", icon: "skip", text: words.runSkipped },
  };
  const mark = Object.hasOwn(marks, status) ? marks[status] : undefined;
  const { tone, icon, text } = mark ?? { tone: "muted", icon: "info", text: status };
  return { tone, icon, text: say(words.runState, text) };
}

/** Why a step ends as it does, as a clause. */
export function reasonText(reason: OutcomeReason, words: FlowWords): string {
  switch (reason.kind) {
    case "ready":
      return words.whyReady;
    case "met":
      return words.whyMet;
    case "unmet":
      return reason.by === "if" ? words.whyIf : words.whyIfNot;
    case "cascade":
      return say(words.whyCascade, reason.step);
    case "exhausted":
      return words.whyExhausted;
    case "empty-array":
      return reason.step === undefined ? words.whyEmptyInput : say(words.whyEmptyArray, reason.step);
    case "skipped-array":
      return say(words.whySkippedArray, reason.step);
    case "not-array":
      return say(words.whyNotArray, reason.map);
    case "run-failed":
      return say(words.whyRunFailed, reason.step);
    case "refused":
      return words.whyRefused;
    case "needs":
      return say(words.whyNeeds, reason.steps.join(", "));
  }
}

/** `timeout: 30 → 60`. */
export function changeText({ part, before, after }: PartChange, words: FlowWords): string {
  const names: Partial<Record<PartChange["part"], string>> = {
    type: words.partType,
    dependencies: words.partDependencies,
  };
  return say(words.changeLine, names[part] ?? part, before ?? words.unset, after ?? words.unset);
}
