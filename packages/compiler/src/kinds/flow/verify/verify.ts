import type { AddOnPlaces, VerifiedFlow } from "@agentwright/protocol";
import { locateAddOn } from "../../../addons/locate.ts";
import { addOns } from "../../../addons/table.ts";
import { withConnection } from "../database/connect.ts";
import { probe } from "../database/probe.ts";
import { FlowFailure } from "../database/problem.ts";
import type { PglitePool } from "./pglite/pool.ts";
import { installedSchema, modelOf, type VerifySchema } from "./schema.ts";
import { inScratch } from "./scratch.ts";
import { type Trial, tryMigration } from "./try.ts";

export interface VerifyPlaces {
  /** Where `@pgflow/core` may be installed. */
  readonly root: string;
  /** A PostgreSQL server on which a scratch database is made; absent: PGlite. */
  readonly url?: string;
  readonly addOns?: AddOnPlaces;
  readonly cacheDir?: string;
}

/** How a trial went. */
export type Tried = Pick<VerifiedFlow, "equal" | "differences" | "against" | "ms">;

/**
 * Tries a migration where it can do no harm: in a scratch database on the given server, else in PGlite. Against the
 * migrations of an installed `@pgflow/core` where it is of the profile, else against our model.
 * @throws FlowFailure `add-on-missing` without PGlite, and what a server refuses
 */
export async function verifyMigration(trial: Trial, places: VerifyPlaces, pool: PglitePool): Promise<Tried> {
  const installed = await installedSchema(places.root, trial.profile);
  const started = performance.now();
  const run = (schema: VerifySchema) =>
    places.url === undefined ? onPglite(trial, schema, places, pool) : onServer(trial, schema, places.url);
  const first = installed && (await run(installed).catch(keepFailures));
  const { differences, against } = first ?? (await run(modelOf(trial.profile)));
  return { equal: differences.length === 0, differences, against, ms: Math.round(performance.now() - started) };
}

/** Installed migrations that our stand-ins can't carry make us fall back to the model; what people must do does not. */
function keepFailures(error: unknown): undefined {
  if (error instanceof FlowFailure) throw error;
  return undefined;
}

type Outcome = Pick<Tried, "differences" | "against">;

async function onPglite(trial: Trial, schema: VerifySchema, places: VerifyPlaces, pool: PglitePool): Promise<Outcome> {
  const located = await locateAddOn(addOns.pglite, places.addOns);
  if (!located) {
    throw new FlowFailure(
      "add-on-missing",
      "PGlite, in which migrations are tried, is not installed (28 MB). Install it, or name a PostgreSQL server to try them on.",
    );
  }
  const use = {
    folder: located.folder,
    schema: [...schema.server, ...schema.texts],
    ...(places.cacheDir !== undefined && { cacheDir: places.cacheDir }),
  };
  const differences = await pool.use(use, session => tryMigration(session, trial));
  return { differences, against: `checked against ${schema.label} on PGlite` };
}

async function onServer(trial: Trial, schema: VerifySchema, url: string): Promise<Outcome> {
  const differences = await inScratch(url, schema, session => tryMigration(session, trial));
  return { differences, against: `checked against ${schema.label} in a scratch database` };
}

/**
 * Tries a migration on a database with its own pgflow, in a transaction that is rolled back: the truest check, for a
 * database of this machine only, since its tables are locked meanwhile.
 * @throws FlowFailure if the database is not this machine's own
 */
export function verifyInPlace(trial: Omit<Trial, "profile" | "inUse">, url: string): Promise<Tried> {
  const started = performance.now();
  return withConnection(url, async session => {
    const known = await probe(session);
    if (!known.local || !session.address.loopback) {
      throw new FlowFailure(
        "denied",
        "Migrations are tried only in a local database. Name a server for a scratch database instead.",
      );
    }
    // Workers use these tables: neither do we wait for them for long, nor they for us.
    await session.run("set lock_timeout = 10000; set statement_timeout = 30000; set standard_conforming_strings = on");
    const differences = await tryMigration(session, { ...trial, profile: known.profile, inUse: true });
    const against = `checked against the database's own pgflow ${known.profile}, rolled back`;
    return { equal: differences.length === 0, differences, against, ms: Math.round(performance.now() - started) };
  });
}
