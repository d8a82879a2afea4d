import { hasConditions, normalShape, stepDefaults } from "@agentwright/language/flow/shape/index";
import type { FlowShape, Json, PgflowProfile } from "@agentwright/protocol";
import { json, text } from "./literal.ts";

/**
 * An SQL expression, jsonb: the structure of a flow as the database has it now, to be compared with `structureLiteral`.
 * It holds the stored number of dependencies too, which a definition that was compiled over differs in.
 */
export function structureQuery(slug: string, profile: PgflowProfile): string {
  const conditions = `, 'if', s.required_input_pattern, 'ifNot', s.forbidden_input_pattern, 'whenUnmet', s.when_unmet, 'whenExhausted', s.when_exhausted`;
  return `(SELECT coalesce(jsonb_agg(jsonb_build_object(
    'slug', s.step_slug, 'type', s.step_type, 'count', s.deps_count,
    'deps', (SELECT coalesce(jsonb_agg(d.dep_slug ORDER BY d.dep_slug COLLATE "C"), '[]'::jsonb)
      FROM pgflow.deps d WHERE d.flow_slug = s.flow_slug AND d.step_slug = s.step_slug)${hasConditions(profile) ? conditions : ""})
    ORDER BY s.step_index), '[]'::jsonb)
    FROM pgflow.steps s WHERE s.flow_slug = ${text(slug)})`;
}

/** The same structure as a literal, from a shape. */
export function structureLiteral(shape: FlowShape, profile: PgflowProfile): string {
  const steps = normalShape(shape).steps.map((step): Json => {
    const base = {
      slug: step.slug,
      type: step.stepType,
      count: step.dependencies.length,
      deps: step.dependencies,
    };
    if (!hasConditions(profile)) return base;
    return {
      ...base,
      if: step.requiredInputPattern ?? null,
      ifNot: step.forbiddenInputPattern ?? null,
      whenUnmet: step.whenUnmet ?? stepDefaults.whenUnmet,
      whenExhausted: step.whenExhausted ?? stepDefaults.whenExhausted,
    };
  });
  return `${json(steps)}::jsonb`;
}
