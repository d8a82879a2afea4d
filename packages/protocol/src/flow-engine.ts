import type { AddOnPlaces } from "./build.ts";
import type { FileFinding } from "./finding.ts";
import type { FlowShape, PgflowProfile } from "./flow.ts";

/** The engine's requests about flows. Each answer is a `FlowAnswer`: none of them rejects for what a flow or a database does. */
export const flowEngineMethods = {
  /** FlowPlanParams -> FlowPlanAnswer: reads, compares, writes nothing. */
  plan: "engine/flowPlan",
  /** FlowWriteParams -> FlowWriteAnswer: the plan's migration file. */
  write: "engine/flowWrite",
  /** FlowVerifyParams -> FlowVerifyAnswer: applies the SQL somewhere harmless and reads the shape back. */
  verify: "engine/flowVerify",
  /** FlowStatusParams -> FlowStatusAnswer: flows × environments, read only. */
  status: "engine/flowStatus",
  /** FlowApplyParams -> FlowApplyAnswer: the plan in one transaction of a database. */
  apply: "engine/flowApply",
  /** FlowSource -> FlowEvaluateAnswer: runs the file in a child with limits; only ever for a trusted workspace. */
  evaluate: "engine/flowEvaluate",
} as const;

/** `problem` is for people: what is wrong and the next step. `code` is for what a door offers then. */
export type FlowAnswer<T> = ({ readonly ok: true } & T) | FlowProblem;

export interface FlowProblem {
  readonly ok: false;
  readonly code: FlowProblemCode;
  readonly problem: string;
  /** For `findings`: why the flow can't be compiled. */
  readonly findings?: readonly FileFinding[];
  /** For `structure`, `confirm`, `strict`, `changed`: the differences, a line each. */
  readonly changes?: readonly string[];
  /** For `confirm`: how many runs would be lost, to be handed back as `confirmedRuns`. */
  readonly runs?: number;
}

/**
 * `findings`: the flow has errors; `unknown`: it can't be read without running it, or the migrations can't be read;
 * `evaluate`: running it failed;
 * `no-flow`: the file has none of that name; `unreachable`, `denied`, `no-pgflow`: the database; `changed`: it is not what
 * was previewed; `structure`: refused in production; `strict`: migrations are required; `confirm`: runs would be lost;
 * `exists`: an identical migration is there; `add-on-missing`: PGlite; `cancelled`, `limit`, `internal`: the engine.
 */
export type FlowProblemCode =
  | "findings"
  | "unknown"
  | "evaluate"
  | "no-flow"
  | "unreachable"
  | "denied"
  | "no-pgflow"
  | "changed"
  | "structure"
  | "strict"
  | "confirm"
  | "exists"
  | "write-failed"
  | "verify-failed"
  | "add-on-missing"
  | "cancelled"
  | "limit"
  | "internal";

/** The flows of one file. Paths are absolute with `/`. */
export interface FlowSource {
  readonly path: string;
  readonly root: string;
  /** Unsaved texts by absolute path. */
  readonly overlay?: Readonly<Record<string, string>>;
  /** A slug, or the name of its variable; absent: all of the file. */
  readonly flow?: string;
  /** Absent: found out from manifests, import maps, project file, and the database where there is one. */
  readonly profile?: PgflowProfile;
  /** May the file be run where reading is not enough? Only in a trusted workspace. Absent: no. */
  readonly evaluate?: boolean;
}

/** A database; its connection string is in no answer and in no log. */
export interface FlowDatabase {
  /** For people: `local`, `staging`. */
  readonly name: string;
  /** The connection string itself, or the name of the secret that holds it (`engine/secret`). */
  readonly url?: string;
  readonly secret?: string;
}

/** `static`: read without running anything; `evaluated`: the file was run, since reading was not enough. */
export type FlowProvenance = "static" | "evaluated";

/** A flow whose every part is known, and how. */
export interface KnownFlow {
  readonly name: string;
  readonly shape: FlowShape;
  readonly provenance: FlowProvenance;
}

/** What carrying a plan out does: nothing; a new flow; options of one that keeps its runs; drop and make anew; a new slug. */
export type FlowVerb = "none" | "create" | "options" | "replace" | "version";

/** `none`; `safe`: only adds; `live`: changes what runs in flight do; `data-loss`: runs are deleted. */
export type FlowRisk = "none" | "safe" | "live" | "data-loss";

export interface FlowPlanParams extends FlowSource {
  /** Compared with this database; absent: with what the migrations define. */
  readonly database?: FlowDatabase;
  /** Folder of migrations; absent: `supabase/migrations` of the nearest folder above that has `supabase`, else of root. */
  readonly migrations?: string;
  /** How a structure change is to be carried out; absent: `replace`. */
  readonly structure?: "replace" | "version";
}

export type FlowPlanAnswer = FlowAnswer<{ readonly plans: readonly FlowPlan[] }>;

export interface FlowPlan {
  readonly slug: string;
  readonly name: string;
  /** The file that defines it. */
  readonly path: string;
  readonly provenance: FlowProvenance;
  readonly profile: PgflowProfile;
  /** A sentence: where the profile comes from. */
  readonly profileFrom: string;
  readonly verb: FlowVerb;
  readonly risk: FlowRisk;
  /** In words, a line each; empty for `none` and `create`. */
  readonly changes: readonly string[];
  /** Sentences that a person should read before carrying it out. */
  readonly notes: readonly string[];
  /** The migration's whole text; empty for `none`. */
  readonly sql: string;
  /** Where `flowWrite` would put it; absolute. Empty for `none`. */
  readonly file: string;
  readonly shape: FlowShape;
  /** Each step has a queue of its own (`withStepQueues`). */
  readonly stepQueues?: true;
  readonly previous?: FlowShape;
  /** With what it was compared, for people: `the migrations in supabase/migrations`, `the database local`. */
  readonly comparedWith: string;
  /** Of a database: may this plan be applied there directly as to a local one, and how many runs the flow has. */
  readonly local?: boolean;
  readonly runs?: number;
  /** What the database had when it was made (a hash); `apply` reads again and compares. Empty without a database. */
  readonly seen: string;
  /** The same of the folder of migrations, for `write`. */
  readonly migrationsSeen: string;
}

export interface FlowWriteParams {
  readonly plan: FlowPlan;
}

export type FlowWriteAnswer = FlowAnswer<{
  /** Absolute; another name than the plan's if that was taken meanwhile. */
  readonly path: string;
  /** `✓ Created: supabase/migrations/…` and the like, a line each. */
  readonly messages: readonly string[];
}>;

export interface FlowVerifyParams extends FlowSource {
  /** A PostgreSQL in which a scratch database may be made and dropped; absent: PGlite. */
  readonly database?: FlowDatabase;
  readonly addOns?: AddOnPlaces;
  /** Folder outside the extension where PGlite's snapshots are kept; absent: none is kept. */
  readonly cacheDir?: string;
}

export type FlowVerifyAnswer = FlowAnswer<{ readonly flows: readonly VerifiedFlow[] }>;

export interface VerifiedFlow {
  readonly slug: string;
  readonly provenance: FlowProvenance;
  readonly profile: PgflowProfile;
  readonly equal: boolean;
  /** Differences between what was compiled and what was read back, or the database's error; a line each. */
  readonly differences: readonly string[];
  /** `checked against Agentwright's model of pgflow 0.14 on PGlite`. */
  readonly against: string;
  readonly ms: number;
}

export interface FlowStatusParams {
  readonly sources: readonly FlowSource[];
  readonly databases: readonly FlowDatabase[];
  /** Worker's function by flow slug, where it is not `<basename>-worker`. */
  readonly workers?: Readonly<Record<string, string>>;
}

export type FlowStatusAnswer = FlowAnswer<{
  readonly environments: readonly FlowEnvironment[];
  /** Sources that could not be compiled, and why. */
  readonly unread: readonly { readonly path: string; readonly code: FlowProblemCode; readonly problem: string }[];
}>;

export interface FlowEnvironment {
  readonly name: string;
  /** Absent: it answered. A sentence without the connection string. */
  readonly problem?: string;
  readonly code?: FlowProblemCode;
  /** `pgflow.is_local()` and a loopback host. */
  readonly local: boolean;
  readonly profile?: PgflowProfile;
  /** `this machine's database`, `a database on another machine, so only migrations change it`. */
  readonly kind: string;
  readonly flows: readonly FlowStatus[];
}

export type FlowDrift =
  | "in-sync"
  | "options-differ"
  | "structure-differs"
  | "not-deployed"
  /** It is in the database and in no file. */
  | "only-in-database"
  /** The database's definition contradicts itself. */
  | "corrupt";

export interface FlowStatus {
  readonly slug: string;
  /** The file that defines it; absent for `only-in-database`. */
  readonly path?: string;
  readonly drift: FlowDrift;
  readonly changes: readonly string[];
  readonly runs: number;
  readonly activeRuns: number;
  readonly lastRun?: FlowRun;
  readonly worker?: FlowWorker;
}

export interface FlowRun {
  readonly id: string;
  /** `started`, `completed`, `failed`. */
  readonly status: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly steps: readonly FlowRunStep[];
}

export interface FlowRunStep {
  readonly slug: string;
  /** `created`, `started`, `completed`, `failed`, `skipped`. */
  readonly status: string;
  readonly error?: string;
}

/** `fresh`; `handlers`: files changed since it started, the shape did not; `shape`: the shape differs; `none`: none runs. */
export type WorkerState = "fresh" | "handlers" | "shape" | "none";

export interface FlowWorker {
  readonly function: string;
  readonly state: WorkerState;
  /** One sentence with the next step. */
  readonly reason: string;
  readonly startedAt?: string;
  readonly heartbeatAt?: string;
}

export interface FlowApplyParams {
  readonly plan: FlowPlan;
  readonly database: FlowDatabase;
  /** The number of runs that a person agreed to lose. */
  readonly confirmedRuns?: number;
  /** `PGFLOW_REQUIRE_MIGRATIONS`: even a new flow only through a migration. */
  readonly requireMigrations?: boolean;
}

export type FlowApplyAnswer = FlowAnswer<{
  /** `verified`: it already was as planned, nothing was written. */
  readonly outcome: "created" | "updated" | "recreated" | "verified";
  /** `✓ Runtime options updated for flow 'my_flow'` and the like, a line each. */
  readonly messages: readonly string[];
}>;

export type FlowEvaluateAnswer = FlowAnswer<{
  readonly flows: readonly KnownFlow[];
  /** What the file printed while it ran, cut. */
  readonly output: string;
}>;
