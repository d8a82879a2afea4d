import type { PgflowProfile } from "@agentwright/protocol";
import { text } from "./literal.ts";

/**
 * Statements of PL/pgSQL that take pgflow's own lock on a flow until the transaction ends: no worker compiles it
 * meanwhile. Its key is `hashtext(slug)` up to 0.16 and `hashtext(lower(slug))` from 0.17 on. Where the database's
 * version is not known both are taken, the smaller one first, so that two of us never wait for each other.
 */
export function lockLines(slug: string, profile: PgflowProfile | undefined): readonly string[] {
  if (profile !== undefined) return [`PERFORM pg_advisory_xact_lock(1, ${lockKey(slug, profile)});`];
  const keys = [lockKey(slug, "0.16"), lockKey(slug, "0.17")];
  return [
    `PERFORM pg_advisory_xact_lock(1, least(${keys.join(", ")}));`,
    `PERFORM pg_advisory_xact_lock(1, greatest(${keys.join(", ")}));`,
  ];
}

function lockKey(slug: string, profile: PgflowProfile): string {
  return profile === "0.17" ? `hashtext(lower(${text(slug)}))` : `hashtext(${text(slug)})`;
}
