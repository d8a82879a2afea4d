import { normalShape, stepDefaults } from "@agentwright/language/flow/shape/index";
import type { FlowShape, Json } from "@agentwright/protocol";
import { asJson } from "../../../shared/json.ts";
import { json, raise, text } from "./literal.ts";

/**
 * PL/pgSQL that makes a flow whose steps have queues of their own: `add_step` refuses those, so pgflow has to compile
 * the whole shape itself. Where the flow exists pgflow's answer must be that it is the same; the block needs `answer`.
 */
export function ensureLines(shape: FlowShape): readonly string[] {
  const slug = text(shape.slug);
  return [
    `PERFORM pg_advisory_xact_lock(1, hashtext(lower(${slug})));`,
    // On a local database pgflow would delete the flow's runs and begin anew.
    `IF pgflow.is_local() AND EXISTS (SELECT FROM pgflow.flows WHERE flow_slug = ${slug}) THEN`,
    `  ${raise(
      `Flow '${shape.slug}' is already in this local database. Nothing was changed.`,
      "Start its worker, which compiles it, or write a migration that replaces it.",
    )}`,
    "END IF;",
    `answer := pgflow.ensure_flow_compiled(${slug}, ${json(pgflowShape(shape))}::jsonb, 'step');`,
    "IF answer->>'status' NOT IN ('compiled', 'verified') THEN",
    `  RAISE EXCEPTION USING message = ${text(`Flow '${shape.slug}' is already in this database and differs. Nothing was changed. `)} || (answer->>'differences'), hint = ${text("Write a migration that replaces it, or give the new flow another slug.")};`,
    "END IF;",
  ];
}

/** A shape as `extractFlowShape` of pgflow 0.14 and later gives it. */
function pgflowShape(shape: FlowShape): Json {
  const normal = normalShape(shape);
  const pattern = (value: Json | undefined) => (value === undefined ? { defined: false } : { defined: true, value });
  return asJson({
    steps: normal.steps.map(step => ({
      slug: step.slug,
      stepType: step.stepType,
      dependencies: step.dependencies,
      whenUnmet: step.whenUnmet ?? stepDefaults.whenUnmet,
      whenExhausted: step.whenExhausted ?? stepDefaults.whenExhausted,
      requiredInputPattern: pattern(step.requiredInputPattern),
      forbiddenInputPattern: pattern(step.forbiddenInputPattern),
      ...(Object.keys(step.options).length === 0 ? {} : { options: step.options }),
    })),
    ...(Object.keys(normal.options).length === 0 ? {} : { options: normal.options }),
  });
}
