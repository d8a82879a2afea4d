import { type FlowGraph, type FlowRun, type FlowShape, stepTypes } from "@agentwright/protocol";
import { count, either, flag, list, literal, optional, record, type Shape, type Shaped, text } from "../agent/shape.ts";

const position = record({ line: count, character: count });
const range = record({ start: position, end: position });

const stepShape = record({
  slug: text,
  stepType: literal(...stepTypes),
  dependencies: list(text),
  range,
  options: record({}),
  conditional: flag,
});

/** Checked as far as the page reads it blindly; server and page come from one build. */
const graphShape = record({
  uri: text,
  version: count,
  flows: list(record({ name: text, range, options: record({}), steps: list(stepShape), unknown: list(text) })),
  syntaxError: optional(record({ message: text, range })),
}) as Shape<unknown> as Shape<FlowGraph>;

const shapeShape = record({
  slug: text,
  options: record({}),
  steps: list(record({ slug: text, stepType: literal(...stepTypes), dependencies: list(text), options: record({}) })),
}) as Shape<unknown> as Shape<FlowShape>;

const runShape = record({
  id: text,
  status: text,
  startedAt: text,
  endedAt: optional(text),
  steps: list(record({ slug: text, status: text, error: optional(text) })),
}) as Shape<unknown> as Shape<FlowRun>;

/** With what the picture is compared; `database` needs a connection and a trusted workspace. */
export const comparisons = ["saved", "committed", "database"] as const;
export type Comparison = (typeof comparisons)[number];

/** One flow of the other side. `whole`: its shape is known to the last part, conditions included. */
const otherFlow = record({ name: text, whole: flag, shape: shapeShape });
export type OtherFlow = Shaped<typeof otherFlow>;

/** Extension to page. */
export const toFlowPage = either(
  record({ type: literal("graph"), graph: graphShape }),
  record({ type: literal("nothing"), why: text }),
  /** Where the cursor is in the source, zero-based. */
  record({ type: literal("cursor"), line: count, character: count }),
  /** Which flow to show, by its name in the file or its slug. */
  record({ type: literal("show"), flow: text }),
  /** `problem`: why there is nothing to compare with, and what to do. */
  record({
    type: literal("other"),
    comparison: literal(...comparisons),
    label: text,
    flows: list(otherFlow),
    problem: optional(text),
  }),
  record({ type: literal("run"), flow: text, run: runShape }),
  record({ type: literal("export") }),
);
export type ToFlowPage = Shaped<typeof toFlowPage>;

/** Page to extension. */
export const fromFlowPage = either(
  record({ type: literal("ready") }),
  /** Shows a step's call in the source; without one, the flow's. */
  record({ type: literal("reveal"), flow: text, step: optional(text) }),
  record({ type: literal("mistake") }),
  record({ type: literal("compare"), comparison: literal(...comparisons), flow: text }),
  record({ type: literal("svg"), name: text, svg: text }),
  /** A fault of the page's own, for the log. */
  record({ type: literal("fault"), message: text }),
);
export type FromFlowPage = Shaped<typeof fromFlowPage>;
