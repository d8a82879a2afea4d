import { changeWords, classify, diffBySlug } from "@agentwright/language/flow/shape/index";
import type { FlowDrift, FlowEnvironment, FlowShape, FlowStatus } from "@agentwright/protocol";
import { inTransaction, type Opened } from "./connect.ts";
import { probe } from "./probe.ts";
import { problemOf } from "./problem.ts";
import { readFlows, type StoredFlow } from "./read.ts";
import { countRuns, lastRun } from "./runs.ts";
import { liveWorkers, staleness, type WorkerRow, workerOf } from "./workers.ts";

/** A flow as a file defines it. */
export interface WantedFlow {
  readonly path: string;
  readonly shape: FlowShape;
  /** Name of its worker's function, where it is not `<basename>-worker`. */
  readonly worker?: string;
  /** Milliseconds since the epoch: the newest change of any file that it is made from. */
  readonly changedAt?: number;
}

/** One environment's flows beside those of the files, read in a READ ONLY transaction. Never throws. */
export async function environmentStatus(
  name: string,
  url: string,
  wanted: readonly WantedFlow[],
  now = Date.now(),
): Promise<FlowEnvironment> {
  try {
    return await inTransaction(url, "read", async session => {
      const known = await probe(session);
      const stored = new Map((await readFlows(session, known)).map(flow => [flow.shape.slug, flow]));
      const workers = known.hasWorkers ? await liveWorkers(session) : [];
      const flows: FlowStatus[] = [];
      for (const each of wanted) {
        flows.push(await statusOf(session, each, stored.get(each.shape.slug), workers, now));
        stored.delete(each.shape.slug);
      }
      for (const { shape } of stored.values()) {
        flows.push({
          slug: shape.slug,
          drift: "only-in-database",
          changes: [],
          ...(await runsOf(session, shape.slug)),
        });
      }
      const local = known.local && session.address.loopback;
      return { name, local, profile: known.profile, kind: kindOf(known.local, session.address.loopback), flows };
    });
  } catch (error) {
    const { code, problem } = problemOf(error);
    return { name, local: false, kind: "unknown", flows: [], code, problem };
  }
}

async function statusOf(
  session: Opened,
  wanted: WantedFlow,
  stored: StoredFlow | undefined,
  workers: readonly WorkerRow[],
  now: number,
): Promise<FlowStatus> {
  const { slug } = wanted.shape;
  const shared = { slug, path: wanted.path };
  if (!stored) return { ...shared, drift: "not-deployed", changes: [], runs: 0, activeRuns: 0 };
  const changes = diffBySlug(stored.shape, wanted.shape);
  const drift = driftOf(stored, classify(changes));
  const lines = drift === "corrupt" ? [...stored.corrupt, ...changes.map(changeWords)] : changes.map(changeWords);
  const worker = staleness(wanted.worker ?? workerOf(wanted.path), slug, workers, {
    ...(wanted.changedAt !== undefined && { changedAt: wanted.changedAt }),
    now,
    shapeDiffers: drift === "structure-differs" || drift === "corrupt",
  });
  return { ...shared, drift, changes: lines, worker, ...(await runsOf(session, slug)) };
}

async function runsOf(session: Opened, slug: string): Promise<Pick<FlowStatus, "runs" | "activeRuns" | "lastRun">> {
  const { runs, active } = await countRuns(session, slug);
  const last = runs === 0 ? undefined : await lastRun(session, slug);
  return { runs, activeRuns: active, ...(last && { lastRun: last }) };
}

function driftOf({ corrupt }: StoredFlow, difference: ReturnType<typeof classify>): FlowDrift {
  if (corrupt.length > 0) return "corrupt";
  return ({ same: "in-sync", options: "options-differ", structure: "structure-differs" } as const)[difference];
}

function kindOf(local: boolean, loopback: boolean): string {
  if (local && loopback) return "this machine's database";
  if (loopback)
    return "a database that is reached on this machine but does not say that it is local, so it is treated as production";
  if (local) return "a database on another machine with the secret of a local one, so it is treated as production";
  return "a database on another machine, treated as production";
}
