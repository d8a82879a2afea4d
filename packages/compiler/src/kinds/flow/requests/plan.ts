import { basename, relative } from "node:path";
import type { FlowPlan, FlowPlanAnswer, FlowPlanParams, FlowShape } from "@agentwright/protocol";
import { inTransaction } from "../database/connect.ts";
import { structureMismatch } from "../database/messages.ts";
import { probe } from "../database/probe.ts";
import { FlowFailure } from "../database/problem.ts";
import { countRuns } from "../database/runs.ts";
import { fingerprintOf, readFlow } from "../database/stored.ts";
import { planMigration } from "../migration/index.ts";
import { addressOf, type FlowHost, readMigrations } from "./host.ts";
import { fingerprintOfFolder, migrationsFolder, riskOf, verbOf } from "./migrations.ts";
import { type OpenedFlow, openFlows } from "./open.ts";

/** What would be written for each flow of a file. @throws FlowFailure */
export async function planFlows(
  params: FlowPlanParams,
  host: FlowHost,
  signal?: AbortSignal,
): Promise<Extract<FlowPlanAnswer, { ok: true }>> {
  const { flows, profile, profileFrom } = await openFlows(params, host, signal);
  const folder = migrationsFolder(params);
  const existing = await readMigrations(folder);
  const shared = { path: params.path, migrationsSeen: await fingerprintOfFolder(existing) };
  const plans: FlowPlan[] = [];
  for (const flow of flows) {
    const stored = params.database && (await storedFlow(flow, params.database, host));
    const made = await planMigration({
      shape: flow.shape,
      stepQueues: flow.stepQueues,
      existing,
      profile: stored && params.profile === undefined ? stored.profile : profile,
      decision: params.structure === "version" ? "new-version" : "replace",
      now: host.now(),
      folder,
      ...(stored && { before: stored.shape ?? null }),
    });
    if (made.kind === "invalid") throw new FlowFailure("findings", made.refusal ?? "The flow can't be compiled.");
    if (made.file === "" && made.kind !== "identical")
      throw new FlowFailure("unknown", made.refusal ?? "The migrations can't be read.");
    const verb = verbOf(made, flow.shape.slug);
    plans.push({
      ...shared,
      slug: made.slug,
      name: flow.name,
      provenance: flow.provenance,
      profile: stored && params.profile === undefined ? stored.profile : profile,
      profileFrom:
        stored && params.profile === undefined ? `The database ${params.database?.name} has it.` : profileFrom,
      verb,
      risk: riskOf(verb),
      changes: made.changes.map(change => change.words),
      notes: [...made.notes, ...(made.refusal === undefined ? [] : [made.refusal]), ...(stored?.corrupt ?? [])],
      sql: made.sql,
      file: made.file,
      shape: verb === "version" ? { ...flow.shape, slug: made.slug } : flow.shape,
      ...(made.before && { previous: made.before }),
      comparedWith: params.database
        ? `the database ${params.database.name}`
        : `the migrations in ${relative(params.root, folder).replaceAll("\\", "/") || basename(folder)}`,
      ...(stored && { local: stored.local, runs: stored.runs }),
      seen: stored?.seen ?? "",
    });
  }
  return { ok: true, plans };
}

async function storedFlow({ shape }: OpenedFlow, database: NonNullable<FlowPlanParams["database"]>, host: FlowHost) {
  return inTransaction(await addressOf(host, database), "read", async session => {
    const known = await probe(session);
    const flow = await readFlow(session, known, shape.slug);
    const found: FlowShape | undefined = flow?.shape;
    return {
      shape: found,
      corrupt: flow?.corrupt ?? [],
      profile: known.profile,
      local: known.local && session.address.loopback,
      runs: (await countRuns(session, shape.slug)).runs,
      seen: await fingerprintOf(flow),
    };
  });
}

/** The refusal of a structure change that nobody decided on, in the words of pgflow's document. */
export function structureRefusal(plan: FlowPlan, shownPath: string): FlowFailure {
  return new FlowFailure("structure", structureMismatch(plan.slug, plan.changes, shownPath), { changes: plan.changes });
}
