import type { FlowShape, PgflowProfile } from "@agentwright/protocol";
import { creationCalls } from "./calls.ts";
import { block, FlowSqlError, raise, text } from "./literal.ts";
import { lockLines } from "./lock.ts";
import { ensureLines } from "./step-queues.ts";
import { structureLiteral, structureQuery } from "./structure.ts";

export interface SqlOptions {
  /** `withStepQueues(flow)`: each step has a queue of its own. 0.17 alone. */
  readonly stepQueues?: boolean;
}

/**
 * The statements that make a new flow, one a line, the same bytes for the same shape.
 * @throws FlowSqlError if the shape holds what this version can't store.
 */
export function createStatements(
  shape: FlowShape,
  profile: PgflowProfile,
  options: SqlOptions = {},
): readonly string[] {
  if (!options.stepQueues) return creationCalls(shape, profile).map(call => `SELECT ${call};`);
  if (profile !== "0.17") throw new FlowSqlError("Queues for single steps are there from pgflow 0.17 on.");
  return [block(ensureLines(shape), ["answer jsonb;"])];
}

/**
 * A statement to stand before `createStatements`: raises if the flow is there with another structure, since pgflow's
 * functions would mix both. From 0.10 on a worker may have made it at its start; before that nobody else does.
 */
export function creationGuard(shape: FlowShape, profile: PgflowProfile): string {
  const slug = text(shape.slug);
  return block([
    ...lockLines(shape.slug, profile),
    `IF EXISTS (SELECT FROM pgflow.flows WHERE flow_slug = ${slug}) THEN`,
    `  IF ${structureQuery(shape.slug, profile)} IS DISTINCT FROM ${structureLiteral(shape, profile)} THEN`,
    `    ${raise(
      `Flow '${shape.slug}' is already in this database, with another structure. Nothing was changed.`,
      "Compare it with the code, then write a migration that replaces it, or give the new flow another slug.",
    )}`,
    "  END IF;",
    `  RAISE NOTICE USING message = ${text(`Flow '${shape.slug}' is already in this database and stays as it is, options included.`)};`,
    "END IF;",
  ]);
}
