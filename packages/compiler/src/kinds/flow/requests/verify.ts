import type { FlowVerifyAnswer, FlowVerifyParams, VerifiedFlow } from "@agentwright/protocol";
import { inTransaction } from "../database/connect.ts";
import { probe } from "../database/probe.ts";
import { FlowFailure } from "../database/problem.ts";
import { planMigration } from "../migration/index.ts";
import { createStatements } from "../sql/index.ts";
import { verifyInPlace, verifyMigration } from "../verify/verify.ts";
import { addressOf, type FlowHost, readMigrations } from "./host.ts";
import { migrationsFolder } from "./migrations.ts";
import { openFlows } from "./open.ts";

/** Tries the migration that compiling each flow would write, or its creation if there is nothing to write. @throws FlowFailure */
export async function verifyFlows(
  params: FlowVerifyParams,
  host: FlowHost,
  signal?: AbortSignal,
): Promise<Extract<FlowVerifyAnswer, { ok: true }>> {
  const { flows, profile } = await openFlows(params, host, signal);
  const folder = migrationsFolder(params);
  const existing = await readMigrations(folder);
  const url = params.database && (await addressOf(host, params.database));
  const inPlace = url !== undefined && (await hasLocalPgflow(url));
  const verified: VerifiedFlow[] = [];
  for (const { shape, stepQueues, provenance } of flows) {
    const plan = await planMigration({
      shape,
      stepQueues,
      existing,
      profile,
      decision: "replace",
      now: host.now(),
      folder,
    });
    if (plan.kind === "invalid") throw new FlowFailure("findings", plan.refusal ?? "The flow can't be compiled.");
    const fresh = plan.sql === "" || plan.before === undefined;
    const trial = {
      shape,
      ...(fresh ? { sql: createStatements(shape, profile, { stepQueues }).join("\n") } : { sql: plan.sql }),
      ...(!fresh && plan.before && { previous: plan.before }),
    };
    const tried = inPlace
      ? await verifyInPlace(trial, url)
      : await verifyMigration({ ...trial, profile }, { root: params.root, ...places(params, url) }, host.pool);
    verified.push({ slug: shape.slug, provenance, profile, ...tried });
  }
  return { ok: true, flows: verified };
}

function places({ addOns, cacheDir }: FlowVerifyParams, url: string | undefined) {
  return { ...(url !== undefined && { url }), ...(addOns && { addOns }), ...(cacheDir !== undefined && { cacheDir }) };
}

/** A database of this machine with pgflow in it is the truest place to try; another server gets a scratch database. */
async function hasLocalPgflow(url: string): Promise<boolean> {
  try {
    return await inTransaction(url, "read", async session => (await probe(session)).local && session.address.loopback);
  } catch (error) {
    if (error instanceof FlowFailure && error.code === "no-pgflow") return false;
    throw error;
  }
}
