import { join } from "node:path";
import type { FlowEngine } from "@agentwright/compiler";
import { readAddress } from "@agentwright/compiler/kinds/flow/database/address";
import { problemOf } from "@agentwright/compiler/kinds/flow/database/problem";
import { flowRequests, PglitePool } from "@agentwright/compiler/kinds/flow/requests/index";
import { cacheFolder } from "@agentwright/compiler/node/cache-folder";
import { diskHost } from "@agentwright/compiler/node/host";
import { type FlowDatabase, type FlowSource, pgflowProfiles } from "@agentwright/protocol";
import { findRoot, slashed } from "@agentwright/workspace";
import { oneOf } from "../arguments.ts";
import { CannotRun } from "../exit.ts";
import type { Input } from "../inputs.ts";

/** Options that several `flow` commands share. */
export interface FlowChoices {
  readonly database?: string | undefined;
  readonly profile?: string | undefined;
  readonly evaluate?: boolean | undefined;
  readonly flow?: string | undefined;
}

/** Gives `work` what answers about flows, in this process, and ends PGlite behind it. */
export async function withFlows<T>(work: (flows: FlowEngine) => Promise<T>): Promise<T> {
  const pool = new PglitePool();
  try {
    const secret = async () => undefined;
    return await work(flowRequests({ build: diskHost(), secret, pool, now: () => new Date() }));
  } finally {
    pool.end();
  }
}

export function sourceOf({ path }: Input, { profile, evaluate, flow }: FlowChoices): FlowSource {
  const known = oneOf("profile", profile, pgflowProfiles);
  return {
    path,
    root: findRoot(path),
    ...(known && { profile: known }),
    ...(evaluate === true && { evaluate }),
    ...(flow !== undefined && { flow }),
  };
}

/**
 * The database of `--database` or of the environment, called by its host and name: the password is never shown.
 * @throws CannotRun if it is no address
 */
export function databaseOf({ database }: FlowChoices): FlowDatabase | undefined {
  const url = database ?? process.env.AGENTWRIGHT_DATABASE_URL;
  if (url === undefined || url === "") return undefined;
  try {
    return { name: readAddress(url).shown, url };
  } catch (error) {
    throw new CannotRun(problemOf(error).problem);
  }
}

/** Folder outside the package where PGlite's snapshots are kept. */
export function flowCache(): string {
  return slashed(join(cacheFolder(), "flows"));
}
