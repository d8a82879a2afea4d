import type { PgflowProfile } from "@agentwright/protocol";
import type { Session } from "./connect.ts";

/**
 * Takes the lock under which pgflow itself compiles a flow, until the transaction ends, so that its workers and we never
 * write at once: class 1 and the slug's hash, since 0.17 of the slug in lower case.
 */
export async function lockFlow(session: Session, slug: string, profile: PgflowProfile): Promise<void> {
  const name = profile === "0.17" ? "lower($1::text)" : "$1::text";
  await session.query(`select pg_advisory_xact_lock(1, hashtext(${name}))`, [slug]);
}
