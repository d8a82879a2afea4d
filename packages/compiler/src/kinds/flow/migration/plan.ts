import {
  canonicalShape,
  changeWords,
  classify,
  diffBySlug,
  isOptionChange,
  shapeProblems,
} from "@agentwright/language/flow/shape/index";
import type { FlowShape, PgflowProfile } from "@agentwright/protocol";
import { createStatements, creationGuard, newVersion, replaceFlow, updateOptions } from "../sql/index.ts";
import { type MigrationKind, writeMigration } from "./header.ts";
import { type FlowHistory, type MigrationFile, readHistory } from "./history.ts";
import { migrationName } from "./names.ts";

/** `low`: it takes effect on runs under way, or leaves an old flow beside the new; `high`: it deletes runs. */
export type MigrationRisk = "none" | "low" | "high";

export interface MigrationRequest {
  /** The flow as the code has it. */
  readonly shape: FlowShape;
  /** `withStepQueues(flow)`. */
  readonly stepQueues?: boolean;
  /** The files of the migrations' folder, in whatever order. */
  readonly existing: readonly MigrationFile[];
  readonly profile: PgflowProfile;
  /** What to do about a changed structure. Absent: it is refused, since both ways cost something. */
  readonly decision?: "replace" | "new-version";
  readonly now: Date;
  /** The flow as a database has it, null if it has none; absent: what the migrations make of it. */
  readonly before?: FlowShape | null;
  /** Where the migrations are, with `/`. */
  readonly folder?: string;
}

/** What would be written, and why. Nothing is written by making it. */
export interface MigrationPlan {
  /** `invalid`: the shape itself can't be compiled; `unknown`: what there is now can't be read. */
  readonly kind: "create" | "options" | "structure" | "identical" | "unknown" | "invalid";
  /** The slug it is about: another than the flow's for a new version. */
  readonly slug: string;
  readonly before?: FlowShape;
  readonly changes: readonly PlannedChange[];
  readonly risk: MigrationRisk;
  /** Sentences to read before it is written. */
  readonly notes: readonly string[];
  /** Path and text of the migration; both empty if there is a refusal. */
  readonly file: string;
  readonly sql: string;
  /** Why nothing is to be written, and what to do. */
  readonly refusal?: string;
}

export interface PlannedChange {
  readonly words: string;
  readonly severity: MigrationRisk;
}

const migrationsFolder = "supabase/migrations";

/** Compares a flow with what there is, and says what migration, if any, takes the one to the other. */
export async function planMigration(request: MigrationRequest): Promise<MigrationPlan> {
  const { shape, profile } = request;
  const base = { slug: shape.slug, changes: [], risk: "none", notes: [], file: "", sql: "" } as const;
  const [problem] = shapeProblems(shape, profile);
  if (problem) return { ...base, kind: "invalid", refusal: problem.message };
  const history = await readHistory(request.existing);
  const twin = caseTwin(shape.slug, history);
  if (twin) return { ...base, kind: "invalid", refusal: twinRefusal(shape.slug, twin, history) };
  const record = history.flows.get(shape.slug);
  const stepQueues = request.stepQueues ?? false;
  const same = record?.known && canonicalShape(record.shape) === canonicalShape(shape);
  if (same && record.stepQueues === stepQueues) {
    const refusal = `The migration ${record.file} already makes flow '${shape.slug}' exactly like this. There is nothing to write; apply it with supabase db push if that has not been done.`;
    return { ...base, kind: "identical", before: record.shape, refusal };
  }
  const before =
    request.before === undefined ? (record?.known ? record.shape : undefined) : (request.before ?? undefined);
  const doubt = request.before === undefined ? doubtAbout(shape.slug, history) : undefined;
  if (doubt !== undefined) {
    const refusal = `${doubt} Replace the flow, which deletes its finished runs, or compare it with a database.`;
    if (request.decision === undefined) return { ...base, kind: "unknown", risk: "high", refusal };
    return carryOut(request, history, { ...base, kind: "unknown", notes: [doubt] });
  }
  if (!before) return write(request, history, shape, "create", { ...base, kind: "create" });

  const differences = diffBySlug(before, shape);
  const changes: PlannedChange[] = differences.map(change => ({
    words: changeWords(change),
    severity: isOptionChange(change) ? "low" : "high",
  }));
  if (request.before === undefined && record?.known && record.stepQueues !== stepQueues) {
    const [one, each] = ["one for the flow", "one for each step"];
    const words = stepQueues ? `Queues changed: ${one} → ${each}` : `Queues changed: ${each} → ${one}`;
    changes.push({ words, severity: "high" });
  }
  const known = { ...base, before, changes };
  if (changes.some(change => change.severity === "high")) {
    const structure = { ...known, kind: "structure", risk: "high" } as const;
    if (request.decision !== undefined) return carryOut(request, history, structure);
    return { ...structure, refusal: structureRefusal(shape.slug) };
  }
  if (classify(differences) === "same") {
    return {
      ...known,
      kind: "identical",
      refusal: `The database already has flow '${shape.slug}' exactly like this. There is nothing to write.`,
    };
  }
  const notes = ["The new options count at once, for runs that are under way too."];
  return write(request, history, shape, "update", { ...known, kind: "options", risk: "low", notes });
}

type Draft = Omit<MigrationPlan, "file" | "sql">;

function carryOut(request: MigrationRequest, history: FlowHistory, draft: Draft): Promise<MigrationPlan> {
  const { shape, decision } = request;
  if (decision === "replace") {
    const note = `All finished runs of '${shape.slug}' are deleted. The migration stops, and changes nothing, while a run has not ended.`;
    return write(request, history, shape, "replace", { ...draft, risk: "high", notes: [...draft.notes, note] });
  }
  const slug = newVersion(shape.slug, history.flows.keys());
  const note = `Change the flow's slug to '${slug}' in the code. '${shape.slug}' stays in the database, and needs its worker until its runs have ended.`;
  const notes = [...draft.notes, note];
  return write(request, history, { ...shape, slug }, "create", { ...draft, slug, risk: "low", notes });
}

async function write(
  request: MigrationRequest,
  history: FlowHistory,
  shape: FlowShape,
  kind: MigrationKind,
  draft: Draft,
): Promise<MigrationPlan> {
  const { profile, stepQueues = false, existing, now, folder = migrationsFolder } = request;
  const [problem] = shapeProblems(shape, profile);
  if (problem) return { ...draft, file: "", sql: "", refusal: problem.message };
  const sql = await writeMigration(
    { kind, profile, shape, stepQueues },
    statementsFor(kind, shape, profile, stepQueues),
  );
  const names = existing.map(file => file.name);
  const name = migrationName(kind, shape.slug, now, names, history.flows.get(request.shape.slug)?.file);
  return { ...draft, file: `${folder}/${name}`, sql };
}

function statementsFor(
  kind: MigrationKind,
  shape: FlowShape,
  profile: PgflowProfile,
  stepQueues: boolean,
): readonly string[] {
  if (kind === "update") return [updateOptions(shape, profile)];
  if (kind === "replace") return [replaceFlow(shape, profile, { stepQueues })];
  const statements = createStatements(shape, profile, { stepQueues });
  // Up to 0.8 nothing but a migration makes a flow; from then on a worker may have been faster.
  return stepQueues || profile === "0.8" ? statements : [creationGuard(shape, profile), ...statements];
}

function doubtAbout(slug: string, { flows, unreadable }: FlowHistory): string | undefined {
  const record = flows.get(slug);
  if (record)
    return record.known
      ? undefined
      : `The migration ${record.file} ${record.why}, so it is not known what '${slug}' is now.`;
  if (unreadable === undefined) return undefined;
  return `The migration ${unreadable} changes flows in a way that can't be read, so it is not known whether '${slug}' is there.`;
}

function caseTwin(slug: string, { flows }: FlowHistory): string | undefined {
  return [...flows.keys()].find(other => other !== slug && other.toLowerCase() === slug.toLowerCase());
}

function twinRefusal(slug: string, twin: string, { flows }: FlowHistory): string {
  return `The migration ${flows.get(twin)?.file} makes a flow '${twin}'. '${slug}' differs from it only in upper and lower case, so both would share one queue. Give one of them another slug.`;
}

function structureRefusal(slug: string): string {
  return `The structure of flow '${slug}' changed, which pgflow can't do to a flow that is there. Either replace it, which deletes its finished runs, or compile it under a new slug.`;
}
