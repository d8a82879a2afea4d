import type { FlowPlan, FlowPlanAnswer, FlowPlanParams, FlowShape } from "@agentwright/protocol";
import { inTransaction } from "../database/connect.ts";
import { probe } from "../database/probe.ts";
import { FlowFailure } from "../database/problem.ts";
import { countRuns } from "../database/runs.ts";
import { fingerprintOf, readFlow } from "../database/stored.ts";
import { planMigration } from "../migration/index.ts";
import { addressOf, type FlowHost, readMigrations } from "./host.ts";
import { fingerprintOfFolder, migrationsFolder, riskOf, shownFolder, verbOf } from "./migrations.ts";
import { openFlows } from "./open.ts";

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
    const stored = params.database && (await storedFlow(flow.shape.slug, params.database, host));
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
    // A new version is applied under its own slug, so what is seen is what that slug has.
    const target = verb === "version" && params.database ? await storedFlow(made.slug, params.database, host) : stored;
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
      ...(flow.stepQueues && { stepQueues: true as const }),
      ...(made.before && { previous: made.before }),
      comparedWith: params.database
        ? `the database ${params.database.name}`
        : `the migrations in ${shownFolder(params.root, folder)}`,
      ...(target && { local: target.local, runs: target.runs }),
      seen: target?.seen ?? "",
    });
  }
  return { ok: true, plans };
}

async function storedFlow(slug: string, database: NonNullable<FlowPlanParams["database"]>, host: FlowHost) {
  return inTransaction(await addressOf(host, database), "read", async session => {
    const known = await probe(session);
    const flow = await readFlow(session, known, slug);
    const found: FlowShape | undefined = flow?.shape;
    return {
      shape: found,
      corrupt: flow?.corrupt ?? [],
      profile: known.profile,
      local: known.local && session.address.loopback,
      runs: (await countRuns(session, slug)).runs,
      seen: await fingerprintOf(flow),
    };
  });
}
