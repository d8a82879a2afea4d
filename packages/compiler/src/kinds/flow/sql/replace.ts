import type { FlowShape, PgflowProfile } from "@agentwright/protocol";
import { creationCalls } from "./calls.ts";
import type { SqlOptions } from "./create.ts";
import { block, FlowSqlError, raise, text } from "./literal.ts";
import { lockLines } from "./lock.ts";
import { ensureLines } from "./step-queues.ts";

/**
 * One statement that drops a flow with all its finished runs and makes it anew. It takes pgflow's lock, keeps new runs
 * from starting, and raises, with nothing changed, while a run has not ended or another flow shares the queue.
 * @throws FlowSqlError if the shape holds what this version can't store.
 */
export function replaceFlow(shape: FlowShape, profile: PgflowProfile, options: SqlOptions = {}): string {
  if (options.stepQueues && profile !== "0.17") {
    throw new FlowSqlError("Queues for single steps are there from pgflow 0.17 on.");
  }
  const slug = text(shape.slug);
  const creation = options.stepQueues
    ? ensureLines(shape)
    : creationCalls(shape, profile).map(call => `PERFORM ${call};`);
  return block(
    [
      ...lockLines(shape.slug, profile),
      // A new run refers to this row, so that it has to wait for the end of this transaction.
      `PERFORM FROM pgflow.flows WHERE flow_slug = ${slug} FOR UPDATE;`,
      `IF EXISTS (SELECT FROM pgflow.runs WHERE flow_slug = ${slug} AND status = 'started') THEN`,
      `  ${raise(
        `Flow '${shape.slug}' has runs that have not ended. Nothing was changed.`,
        "Wait until they end, or give the changed flow a new slug.",
      )}`,
      "END IF;",
      `IF EXISTS (SELECT FROM pgflow.flows WHERE lower(flow_slug) = lower(${slug}) AND flow_slug <> ${slug}) THEN`,
      `  ${raise(
        `Another flow has the slug '${shape.slug}' but for upper and lower case, and so the same queue. Nothing was changed.`,
        "Give one of them another slug.",
      )}`,
      "END IF;",
      `IF EXISTS (SELECT FROM pgflow.flows WHERE flow_slug = ${slug}) THEN`,
      ...deletion(shape.slug, profile).map(line => `  ${line}`),
      "END IF;",
      ...creation,
    ],
    options.stepQueues ? ["answer jsonb;"] : [],
  );
}

/** `delete_flow_and_data` came with 0.10, in the middle of the profile 0.9. */
function deletion(slug: string, profile: PgflowProfile): readonly string[] {
  const call = `PERFORM pgflow.delete_flow_and_data(${text(slug)});`;
  const tables = ["step_tasks", "step_states", "runs", "deps", "steps", "flows"];
  const explicit = [
    `PERFORM pgmq.drop_queue(${text(slug)});`,
    ...tables.map(table => `DELETE FROM pgflow.${table} WHERE flow_slug = ${text(slug)};`),
  ];
  if (profile === "0.8") return explicit;
  if (profile !== "0.9") return [call];
  return [
    "IF to_regprocedure('pgflow.delete_flow_and_data(text)') IS NOT NULL THEN",
    `  ${call}`,
    "ELSE",
    ...explicit.map(line => `  ${line}`),
    "END IF;",
  ];
}
