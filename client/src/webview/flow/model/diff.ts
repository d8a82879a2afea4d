import { diffBySlug, type FlowChange } from "@agentwright/language/flow/shape/index";
import { canonicalJson, type FlowShape, type StepOptions, type StepShape } from "@agentwright/protocol";

/** What became of a step, seen from the other side. */
export const stepChanges = ["added", "removed", "renamed", "changed", "moved"] as const;
export type StepChange = (typeof stepChanges)[number];

/** One part of a step that differs; the values as texts, absent where nothing is said. */
export interface PartChange {
  readonly part: "type" | "dependencies" | "if" | "ifNot" | "whenUnmet" | "whenExhausted" | keyof StepOptions;
  readonly before?: string;
  readonly after?: string;
}

export interface StepDiff {
  readonly change: StepChange;
  readonly parts: readonly PartChange[];
  /** Its slug on the other side. */
  readonly from?: string;
}

export interface GraphDiff {
  /** By slug; steps that are the same have no entry. */
  readonly steps: ReadonlyMap<string, StepDiff>;
  /** Steps of the other side alone. */
  readonly removed: readonly StepShape[];
  /** Slugs of this side by those of the other, where they differ. */
  readonly renames: ReadonlyMap<string, string>;
  readonly flowOptionsChanged: boolean;
}

/** What changed from one shape of a flow to another. `conditions`: both sides know theirs. */
export function diffGraphs(before: FlowShape, after: FlowShape, conditions: boolean): GraphDiff {
  const [old, now] = conditions ? [before, after] : [bare(before), bare(after)];
  const changes = diffBySlug(old, now);
  const steps = new Map<string, StepDiff>();
  const renames = new Map<string, string>();
  for (const change of changes) {
    if (change.kind === "flow-option") continue;
    const known = steps.get(change.step);
    if (change.kind === "step-renamed") renames.set(change.from, change.step);
    steps.set(change.step, joined(known, diffOf(change)));
  }
  return {
    steps,
    removed: before.steps.filter(({ slug }) => steps.get(slug)?.change === "removed"),
    renames,
    flowOptionsChanged: changes.some(({ kind }) => kind === "flow-option"),
  };
}

function diffOf(change: Exclude<FlowChange, { readonly kind: "flow-option" }>): StepDiff {
  switch (change.kind) {
    case "step-added":
      return { change: "added", parts: [] };
    case "step-removed":
      return { change: "removed", parts: [] };
    case "step-moved":
      return { change: "moved", parts: [] };
    case "step-renamed":
      return { change: "renamed", parts: [], from: change.from };
    case "type":
      return changed("type", change.before, change.after);
    case "dependencies":
      return changed("dependencies", `[${change.before.join(", ")}]`, `[${change.after.join(", ")}]`);
    case "condition":
      return changed(change.part, textOf(change.before), textOf(change.after));
    case "step-option":
      return changed(change.option, textOf(change.before), textOf(change.after));
  }
}

function changed(part: PartChange["part"], before: string | undefined, after: string | undefined): StepDiff {
  return {
    change: "changed",
    parts: [{ part, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }],
  };
}

/** The more telling of two words for one step, with the parts of both. */
function joined(known: StepDiff | undefined, next: StepDiff): StepDiff {
  if (known === undefined) return next;
  const rank = ({ change }: StepDiff) => stepChanges.indexOf(change);
  const main = rank(known) <= rank(next) ? known : next;
  return { ...main, parts: [...known.parts, ...next.parts] };
}

function textOf(value: unknown): string | undefined {
  return value === undefined ? undefined : typeof value === "string" ? value : canonicalJson(value);
}

/** Without what is known of one side alone. */
function bare(shape: FlowShape): FlowShape {
  const steps = shape.steps.map(({ requiredInputPattern: _, forbiddenInputPattern: __, ...step }) => step);
  return { ...shape, steps };
}
