import { flowDefaults } from "@agentwright/language/flow/shape/index";
import type { FlowShape, PgflowProfile } from "@agentwright/protocol";
import { block, integer, raise, text } from "./literal.ts";
import { lockLines } from "./lock.ts";
import { structureLiteral, structureQuery } from "./structure.ts";

/**
 * One statement that gives a flow the options of a shape and leaves the rest, its runs included, as it is. An option
 * that the shape leaves out goes back to what it inherits: 3 attempts, 5 s, 60 s for a flow, the flow's for a step. It
 * takes pgflow's lock and raises unless the structure in the database is the shape's.
 */
export function updateOptions(shape: FlowShape, profile: PgflowProfile): string {
  const slug = text(shape.slug);
  const { maxAttempts, baseDelay, timeout } = { ...flowDefaults, ...defined(shape.options) };
  return block([
    ...lockLines(shape.slug, profile),
    `IF NOT EXISTS (SELECT FROM pgflow.flows WHERE flow_slug = ${slug}) THEN`,
    `  ${raise(`Flow '${shape.slug}' is not in this database. Nothing was changed.`, "Apply the migration that creates it first.")}`,
    "END IF;",
    `IF ${structureQuery(shape.slug, profile)} IS DISTINCT FROM ${structureLiteral(shape, profile)} THEN`,
    `  ${raise(
      `Flow '${shape.slug}' has another structure in this database than in this migration. Nothing was changed.`,
      "Compare it with the code and write the migration anew.",
    )}`,
    "END IF;",
    "UPDATE pgflow.flows SET",
    `  opt_max_attempts = ${integer(maxAttempts)}, opt_base_delay = ${integer(baseDelay)}, opt_timeout = ${integer(timeout)}`,
    `WHERE flow_slug = ${slug};`,
    ...stepLines(shape),
  ]);
}

function stepLines(shape: FlowShape): readonly string[] {
  if (shape.steps.length === 0) return [];
  const rows = shape.steps.map(({ slug, options }) => {
    const { maxAttempts, baseDelay, timeout, startDelay } = options;
    const values = [maxAttempts, baseDelay, timeout, startDelay];
    return `  (${[text(slug), ...values.map(value => (value === undefined ? "NULL::int" : integer(value)))].join(", ")})`;
  });
  return [
    "UPDATE pgflow.steps s SET",
    "  opt_max_attempts = v.max_attempts, opt_base_delay = v.base_delay,",
    "  opt_timeout = v.timeout, opt_start_delay = v.start_delay",
    "FROM (VALUES",
    ...rows.map((row, index) => (index < rows.length - 1 ? `${row},` : row)),
    ") AS v (step_slug, max_attempts, base_delay, timeout, start_delay)",
    `WHERE s.flow_slug = ${text(shape.slug)} AND s.step_slug = v.step_slug;`,
  ];
}

function defined<T extends object>(options: T): Partial<T> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Partial<T>;
}
