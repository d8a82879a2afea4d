import type { FlowShape, SkipMode, StepShape } from "@agentwright/protocol";
import { judge } from "./condition.ts";
import { isList } from "./contains.ts";
import type { OutcomeReason, OutcomeStatus, RunOutcome, Simulated, StepOutcome } from "./outcome.ts";
import type { Output } from "./output.ts";

/**
 * Thinks a run through as pgflow would do it, without running anything: conditions first, then empty maps, then the
 * handlers, of which is known only what the caller says. Steps stand after what they depend on, as a flow demands.
 */
export function simulate(flow: FlowShape, given: Simulated): RunOutcome {
  const unfit = isList(given.input) ? undefined : flow.steps.find(isRootMap);
  if (unfit !== undefined) {
    const steps = flow.steps.map(({ slug }): StepOutcome => ({ slug, status: "never", reason: { kind: "refused" } }));
    return { run: "refused", because: unfit.slug, steps };
  }
  const run = new Run(flow, given);
  const steps = flow.steps.map(step => run.take(step));
  const failed = steps.find(({ status }) => status === "fails");
  if (failed !== undefined) return { run: "fails", because: failed.slug, steps };
  const open = steps.some(({ status, slug }) => status === "open" && run.mayFail.has(slug));
  return { run: open ? "open" : "completes", steps };
}

/** What is known of a run while its steps are gone through in order. */
class Run {
  /** Steps that are not decided, and fail the run if their condition is not met. */
  readonly mayFail = new Set<string>();
  readonly #given: Simulated;
  readonly #outputs = new Map<string, Output>();
  /** Skipped with all that depends on it: whose skip-cascade it is. */
  readonly #cascades = new Map<string, string>();
  /** Fails the run, or isn't reached because of one that does: which. */
  readonly #ended = new Map<string, string>();
  /** What decides whether a step is skipped along with all that depends on it. */
  readonly #openCascades = new Map<string, readonly string[]>();
  readonly #mapsOver = new Map<string, string>();

  constructor(flow: FlowShape, given: Simulated) {
    this.#given = given;
    for (const step of flow.steps) {
      const [over] = step.dependencies;
      if (step.stepType === "map" && over !== undefined && !this.#mapsOver.has(over))
        this.#mapsOver.set(over, step.slug);
    }
  }

  take(step: StepShape): StepOutcome {
    const above = this.#above(step);
    if (above !== undefined) return above;
    const verdict = judge(step, this.#given.input, this.#outputs);
    if (verdict.is === "unmet") return this.#drop(step, step.whenUnmet ?? "skip", { kind: "unmet", by: verdict.by });
    if (verdict.is === "open") return this.#leaveOpen(step, verdict.needs);
    const conditional = step.requiredInputPattern !== undefined || step.forbiddenInputPattern !== undefined;
    const reason: OutcomeReason = { kind: conditional ? "met" : "ready" };
    return step.stepType === "map" ? this.#map(step, reason) : this.#single(step, reason);
  }

  /** What the steps above decide alone. */
  #above(step: StepShape): StepOutcome | undefined {
    const first = <T>(of: ReadonlyMap<string, T>): T | undefined =>
      step.dependencies.map(slug => of.get(slug)).find(value => value !== undefined);
    const cascade = first(this.#cascades);
    if (cascade !== undefined) {
      this.#cascades.set(step.slug, cascade);
      return this.#end(step, "skipped", { kind: "cascade", step: cascade }, { is: "absent" });
    }
    const ended = first(this.#ended);
    if (ended !== undefined) {
      this.#ended.set(step.slug, ended);
      return this.#end(step, "never", { kind: "run-failed", step: ended }, { is: "unknown" });
    }
    const needs = first(this.#openCascades);
    if (needs === undefined) return undefined;
    this.#openCascades.set(step.slug, needs);
    return this.#end(step, "open", { kind: "needs", steps: needs }, { is: "unknown" });
  }

  #single(step: StepShape, reason: OutcomeReason): StepOutcome {
    if (this.#failing(step)) return this.#drop(step, step.whenExhausted ?? "fail", { kind: "exhausted" });
    const value = this.#told(step);
    const map = this.#mapsOver.get(step.slug);
    if (map !== undefined && value !== undefined && !isList(value)) {
      return this.#drop(step, "fail", { kind: "not-array", map });
    }
    return this.#end(step, "runs", reason, value === undefined ? { is: "unknown" } : { is: "known", value });
  }

  #map(step: StepShape, reason: OutcomeReason): StepOutcome {
    const [over] = step.dependencies;
    const tasks = this.#length(over);
    if (tasks === 0) {
      const skipped = over !== undefined && this.#outputs.get(over)?.is === "absent";
      const why: OutcomeReason = skipped
        ? { kind: "skipped-array", step: over }
        : { kind: "empty-array", ...(over && { step: over }) };
      return { ...this.#end(step, "empty", why, { is: "known", value: [] }), tasks };
    }
    if (this.#failing(step)) return this.#drop(step, step.whenExhausted ?? "fail", { kind: "exhausted" });
    const told = this.#told(step);
    const value = told !== undefined && isList(told) ? told : undefined;
    const output: Output =
      value !== undefined
        ? { is: "known", value }
        : tasks === undefined
          ? { is: "unknown" }
          : { is: "list", length: tasks };
    return { ...this.#end(step, "runs", reason, output), ...(tasks !== undefined && { tasks }) };
  }

  /** Elements of what a map goes over; undefined if nobody says. */
  #length(over: string | undefined): number | undefined {
    if (over === undefined) return isList(this.#given.input) ? this.#given.input.length : undefined;
    const output = this.#outputs.get(over);
    if (output?.is === "absent") return 0;
    if (output?.is === "list") return output.length;
    return output?.is === "known" && isList(output.value) ? output.value.length : undefined;
  }

  #drop(step: StepShape, mode: SkipMode, reason: OutcomeReason): StepOutcome {
    if (mode === "fail") {
      this.#ended.set(step.slug, step.slug);
      return this.#end(step, "fails", reason, { is: "unknown" });
    }
    if (mode === "skip-cascade") this.#cascades.set(step.slug, step.slug);
    return this.#end(step, "skipped", reason, { is: "absent" });
  }

  #leaveOpen(step: StepShape, needs: readonly string[]): StepOutcome {
    const mode = step.whenUnmet ?? "skip";
    if (mode === "fail") this.mayFail.add(step.slug);
    if (mode !== "skip") this.#openCascades.set(step.slug, needs);
    return this.#end(step, "open", { kind: "needs", steps: needs }, { is: "unknown" });
  }

  #end(step: StepShape, status: OutcomeStatus, reason: OutcomeReason, output: Output): StepOutcome {
    this.#outputs.set(step.slug, output);
    return { slug: step.slug, status, reason };
  }

  #failing(step: StepShape): boolean {
    return this.#given.failing?.includes(step.slug) ?? false;
  }

  #told(step: StepShape) {
    const outputs = this.#given.outputs ?? {};
    return Object.hasOwn(outputs, step.slug) ? outputs[step.slug] : undefined;
  }
}

function isRootMap(step: StepShape): boolean {
  return step.stepType === "map" && step.dependencies.length === 0;
}
