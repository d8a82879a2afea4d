import { diffByIndex, normalShape } from "@agentwright/language/flow/shape/index";
import type { FlowShape, StepShape } from "@agentwright/protocol";
import { type MigrationHeader, readHeader } from "./header.ts";
import { meddledTexts, setsUpPgflow } from "./meddling.ts";
import { fileName } from "./names.ts";
import { type FlowStatement, readStatement } from "./statement.ts";
import { lexSql } from "./tokens.ts";

/** A file of the migrations' folder: its name, with or without the folder, and its text. */
export interface MigrationFile {
  readonly name: string;
  readonly text: string;
}

/** What the migrations, applied in order, make of a flow; `file` is the one that had the last word. */
export type FlowRecord =
  | { readonly known: true; readonly file: string; readonly shape: FlowShape; readonly stepQueues: boolean }
  /** `why` is a clause: `… holds a statement about it that can't be read`. */
  | { readonly known: false; readonly file: string; readonly why: string };

export interface FlowHistory {
  readonly flows: ReadonlyMap<string, FlowRecord>;
  /** A file that changes flows without a word on which: nothing is known of any flow that no later file makes anew. */
  readonly unreadable?: string;
}

/**
 * Plays through the migrations of a folder what pgflow's functions would do, for those of our own and for what pgflow's
 * `compile` wrote. Nothing is guessed: what can't be read makes its flows unknown.
 */
export async function readHistory(files: readonly MigrationFile[]): Promise<FlowHistory> {
  const flows = new Map<string, FlowRecord>();
  let unreadable: string | undefined;
  const named = files.map(file => ({ name: fileName(file.name), text: file.text }));
  for (const { name, text } of named.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!text.includes("pgflow")) continue;
    const header = await readHeader(text);
    if (typeof header === "object") {
      playHeader(flows, name, header);
      continue;
    }
    const { statements, broken } = lexSql(text);
    if (statements.some(setsUpPgflow)) continue;
    for (const tokens of statements) {
      const statement = readStatement(tokens);
      if (statement) play(flows, name, statement);
      else if (meddle(flows, name, meddledTexts(tokens))) unreadable = name;
    }
    if (broken) unreadable = name;
    if (unreadable !== name) continue;
    for (const flow of flows.keys()) flows.set(flow, { known: false, file: name, why: cannotRead });
  }
  return { flows, ...(unreadable === undefined ? {} : { unreadable }) };
}

const cannotRead = "holds a statement about flows that can't be read";

function playHeader(flows: Map<string, FlowRecord>, file: string, header: MigrationHeader): void {
  const { shape, stepQueues, kind } = header;
  const before = flows.get(shape.slug);
  const created: FlowRecord = { known: true, file, shape, stepQueues };
  if (kind !== "create" || !before) flows.set(shape.slug, created);
  else if (before.known && diffByIndex(before.shape, shape).length > 0) {
    flows.set(shape.slug, { known: false, file, why: "creates it although an earlier migration did" });
  }
}

/** Marks the flows that a statement names; true if it changes flows and names none. */
function meddle(flows: Map<string, FlowRecord>, file: string, texts: readonly string[] | undefined): boolean {
  if (!texts) return false;
  const slugs = texts.filter(text => /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(text));
  const named = slugs.filter(slug => flows.has(slug));
  const [first] = slugs;
  for (const slug of named.length > 0 || first === undefined ? named : [first]) {
    flows.set(slug, { known: false, file, why: cannotRead });
  }
  return slugs.length === 0;
}

function play(flows: Map<string, FlowRecord>, file: string, statement: FlowStatement): void {
  const { flow } = statement;
  const before = flows.get(flow);
  const doubt = (why: string) => flows.set(flow, { known: false, file, why });
  const keep = (shape: FlowShape) =>
    flows.set(flow, { known: true, file, shape, stepQueues: before?.known === true && before.stepQueues });
  if (statement.does === "delete") flows.delete(flow);
  else if (statement.does === "create") {
    if (!before) keep({ slug: flow, options: statement.options, steps: [] });
  } else if (!before) doubt(`changes it although no migration creates it`);
  else if (before.known && statement.does === "add") {
    const old = before.shape.steps.find(step => step.slug === statement.step.slug);
    if (!old) keep({ ...before.shape, steps: [...before.shape.steps, statement.step] });
    else if (!sameDependencies(old, statement.step))
      doubt(`adds dependencies to a step that was there, which pgflow can't run`);
  } else if (before.known && statement.does === "tune") {
    const tuned = tune(before.shape, statement);
    if (tuned) keep(tuned);
  }
}

function sameDependencies(a: StepShape, b: StepShape): boolean {
  const whole = (step: StepShape) => normalShape({ slug: "", options: {}, steps: [step] }).steps[0]?.dependencies;
  return String(whole(a)) === String(whole(b));
}

function tune(shape: FlowShape, statement: FlowStatement & { does: "tune" }): FlowShape | undefined {
  if (statement.step === undefined) return { ...shape, options: { ...shape.options, ...statement.options } };
  const steps = shape.steps.map(step =>
    step.slug === statement.step ? { ...step, options: { ...step.options, ...statement.options } } : step,
  );
  return { ...shape, steps };
}
