import type { PgflowProfile } from "@agentwright/protocol";
import { functions, slugFunction } from "./functions.ts";
import { stubs } from "./stubs.ts";
import { tables } from "./tables.ts";

export { localJwtSecret } from "./functions.ts";
export { roles, stubs } from "./stubs.ts";

/**
 * Agentwright's own model of a profile's schema: what compiling, comparing and locking need of pgflow, written from what is known of
 * it, not taken from it. It runs no flows. For an empty database.
 */
export function modelSchema(profile: PgflowProfile): string {
  return [stubs, "create schema pgflow;", slugFunction(profile), tables(profile), functions(profile)].join("\n");
}
