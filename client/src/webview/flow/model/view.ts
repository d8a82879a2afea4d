import type { RunOutcome, StepOutcome } from "@agentwright/language/flow/simulate/outcome";
import type { FlowRun, FlowRunStep, GraphFlow, GraphStep, StepShape } from "@agentwright/protocol";
import type { OtherFlow } from "../../../previews/flow/messages.ts";
import { outlineOf } from "../../../previews/flow/outline.ts";
import { diffGraphs, type GraphDiff, type StepDiff } from "./diff.ts";

/** One step as picture and list show it. */
export interface StepView {
  /** Of the box and the row; a slug that occurs twice gets a number. */
  readonly id: string;
  readonly slug: string;
  readonly step: Pick<GraphStep, "stepType" | "options" | "conditional" | "whenUnmet" | "whenExhausted" | "severity">;
  /** Ids of steps that are there. */
  readonly dependencies: readonly string[];
  readonly dependents: readonly string[];
  /** The whole step, where everything of the flow is known. */
  readonly shape?: StepShape;
  readonly diff?: StepDiff;
  readonly outcome?: StepOutcome;
  readonly run?: FlowRunStep;
  /** It is of the other side alone, so it has no source. */
  readonly gone: boolean;
}

export interface EdgeView {
  readonly from: string;
  readonly to: string;
  readonly change?: "added" | "removed";
}

export interface FlowView {
  readonly name: string;
  readonly options: GraphFlow["options"];
  readonly steps: readonly StepView[];
  readonly edges: readonly EdgeView[];
  readonly unknown: readonly string[];
  readonly diff?: GraphDiff;
}

/** What is laid over a flow. */
export interface Overlay {
  readonly other?: OtherFlow;
  readonly outcome?: RunOutcome;
  readonly run?: FlowRun;
}

/** A flow with what is laid over it, in the order of its steps; those that are gone come last. */
export function viewFlow(flow: GraphFlow, { other, outcome, run }: Overlay): FlowView {
  const shape = outlineOf(flow);
  const diff = other && diffGraphs(other.shape, shape, other.whole && flow.shape !== undefined);
  const ids = new Map<GraphStep, string>();
  const bySlug = new Map<string, string>();
  for (const step of flow.steps) {
    const id = bySlug.has(step.slug) ? `${step.slug}#${ids.size}` : step.slug;
    ids.set(step, id);
    if (!bySlug.has(step.slug)) bySlug.set(step.slug, id);
  }
  for (const { slug } of diff?.removed ?? []) bySlug.set(slug, slug);
  const linked = (slugs: readonly string[], self: string) =>
    [...new Set(slugs)].flatMap(slug => bySlug.get(slug) ?? []).filter(id => id !== self);

  const edges = new Map<string, EdgeView>();
  const join = (from: string, to: string, change?: "added" | "removed") => {
    const key = `${from}\n${to}`;
    if (!edges.has(key)) edges.set(key, { from, to, ...(change && { change }) });
  };
  const nameNow = (slug: string) => diff?.renames.get(slug) ?? slug;
  const before = new Map((other?.shape.steps ?? []).map(step => [nameNow(step.slug), step.dependencies.map(nameNow)]));
  for (const step of flow.steps) {
    const id = ids.get(step) ?? step.slug;
    for (const from of linked(step.dependencies, id)) {
      join(from, id, diff && !before.get(step.slug)?.includes(from) ? "added" : undefined);
    }
  }
  // A line that is gone is drawn unless it would close a circle, which no layers hold.
  if (diff !== undefined) {
    for (const [slug, dependencies] of before) {
      if (!bySlug.has(slug)) continue;
      for (const from of linked(dependencies, slug)) {
        if (!edges.has(`${from}\n${slug}`) && !leads(edges, slug, from)) join(from, slug, "removed");
      }
    }
  }

  const dependents = new Map<string, string[]>();
  for (const { from, to, change } of edges.values()) {
    if (change !== "removed") dependents.set(from, [...(dependents.get(from) ?? []), to]);
  }
  const shapes = new Map(flow.shape?.steps.map(step => [step.slug, step]));
  const outcomes = new Map(outcome?.steps.map(step => [step.slug, step]));
  const runs = new Map(run?.steps.map(step => [step.slug, step]));
  const views = flow.steps.map((step): StepView => {
    const id = ids.get(step) ?? step.slug;
    const optional = {
      shape: shapes.get(step.slug),
      diff: diff?.steps.get(step.slug),
      outcome: outcomes.get(step.slug),
      run: runs.get(step.slug),
    };
    return {
      id,
      slug: step.slug,
      step,
      dependencies: linked(step.dependencies, id),
      dependents: dependents.get(id) ?? [],
      gone: false,
      ...present(optional),
    };
  });
  const gone = (diff?.removed ?? []).map(
    (step): StepView => ({
      id: step.slug,
      slug: step.slug,
      step: {
        ...step,
        conditional: step.requiredInputPattern !== undefined || step.forbiddenInputPattern !== undefined,
      },
      dependencies: linked(step.dependencies, step.slug),
      dependents: [],
      gone: true,
      ...present({ diff: diff?.steps.get(step.slug) }),
    }),
  );
  return {
    name: flow.slug ?? flow.name,
    options: flow.options,
    steps: [...views, ...gone],
    edges: [...edges.values()],
    unknown: flow.unknown,
    ...(diff && { diff }),
  };
}

/** Is there a way along the lines from one step to another? */
function leads(edges: ReadonlyMap<string, EdgeView>, from: string, to: string): boolean {
  const next = new Map<string, string[]>();
  for (const edge of edges.values()) next.set(edge.from, [...(next.get(edge.from) ?? []), edge.to]);
  const seen = new Set([from]);
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === to) return true;
    for (const below of next.get(id) ?? []) {
      if (seen.has(below)) continue;
      seen.add(below);
      open.push(below);
    }
  }
  return false;
}

function present<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
