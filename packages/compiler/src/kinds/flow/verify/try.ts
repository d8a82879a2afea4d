import type { FlowShape, PgflowProfile } from "@agentwright/protocol";
import type { Session } from "../database/connect.ts";
import { dropFlow } from "../database/drop.ts";
import { probe } from "../database/probe.ts";
import { compare, readFlow } from "../database/stored.ts";
import { createStatements } from "../sql/index.ts";

/** One migration to be tried. */
export interface Trial {
  readonly shape: FlowShape;
  readonly profile: PgflowProfile;
  /** The flow as it is before; absent: it is new. */
  readonly previous?: FlowShape;
  /** The migration's text; absent: the statements that make the flow. */
  readonly sql?: string;
  /** A flow of that slug may be there: it is dropped first, as everything is rolled back anyway. */
  readonly inUse?: boolean;
}

/**
 * Carries a migration out inside a transaction that is rolled back, reads the flow back and says what differs, a line
 * each; what the database refuses is a line too. Empty: what was compiled is what is stored.
 */
export async function tryMigration(session: Session, trial: Trial): Promise<string[]> {
  const { shape, profile, previous, sql } = trial;
  await session.run("begin");
  try {
    if (trial.inUse) await dropFlow(session, await probe(session), shape.slug);
    if (previous) await session.run(createStatements(previous, profile).join("\n"));
    await session.run(sql ?? createStatements(shape, profile).join("\n"));
    const stored = await readFlow(session, await probe(session), shape.slug);
    if (!stored) return [`After the migration there is no flow '${shape.slug}'.`];
    return compare(shape, stored).changes.map(change => `Compiled and stored differ: ${change}`);
  } catch (error) {
    const { message, hint } = error as { message?: string; hint?: string };
    return [`The database refused it: ${message ?? String(error)}${hint === undefined ? "" : ` ${hint}`}`];
  } finally {
    await session.run("rollback").catch(() => {});
  }
}
