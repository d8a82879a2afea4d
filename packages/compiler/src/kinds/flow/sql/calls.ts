import { hasConditions } from "@agentwright/language/flow/shape/index";
import type { FlowShape, Json, PgflowProfile, StepOptions, StepShape } from "@agentwright/protocol";
import { FlowSqlError, integer, json, text } from "./literal.ts";

/**
 * The calls of `create_flow` and `add_step` that make a flow, in the order of its steps, without `SELECT` and semicolon.
 * Arguments stand as pgflow's own `compileFlow` writes them (0.8.1 to 0.14.1).
 * @throws FlowSqlError for what the profile's functions don't take, and for a value that is not what its type says.
 */
export function creationCalls(shape: FlowShape, profile: PgflowProfile): readonly string[] {
  const flow = text(shape.slug);
  const options = optionArguments(shape.options, shape.slug);
  return [
    `pgflow.create_flow(${[flow, ...options].join(", ")})`,
    ...shape.steps.map(step => `pgflow.add_step(${[flow, ...stepArguments(step, profile)].join(", ")})`),
  ];
}

function stepArguments(step: StepShape, profile: PgflowProfile): readonly string[] {
  const dependencies = step.dependencies.map(text);
  return [
    text(step.slug),
    ...(dependencies.length === 0 ? [] : [`ARRAY[${dependencies.join(", ")}]`]),
    ...optionArguments(step.options, step.slug, ["startDelay"]),
    ...conditionArguments(step, profile),
    ...(step.stepType === "map" ? ["step_type => 'map'"] : []),
  ];
}

const argumentNames = {
  maxAttempts: "max_attempts",
  baseDelay: "base_delay",
  timeout: "timeout",
  startDelay: "start_delay",
} as const satisfies Record<keyof StepOptions, string>;

function optionArguments(options: StepOptions, whose: string, more: readonly "startDelay"[] = []): readonly string[] {
  const known: readonly (keyof StepOptions)[] = ["maxAttempts", "baseDelay", "timeout", ...more];
  for (const [option, value] of Object.entries(options)) {
    if (value !== undefined && !known.some(name => name === option)) {
      throw new FlowSqlError(`'${whose}' has no option '${option}' in pgflow.`);
    }
  }
  return known.flatMap(option => {
    const value = options[option];
    return value === undefined ? [] : [`${argumentNames[option]} => ${integer(value)}`];
  });
}

function conditionArguments(step: StepShape, profile: PgflowProfile): readonly string[] {
  const pattern = (name: string, value: Json | undefined) => (value === undefined ? [] : [`${name} => ${json(value)}`]);
  const mode = (name: string, value: string | undefined) => (value === undefined ? [] : [`${name} => ${text(value)}`]);
  const written = [
    ...pattern("required_input_pattern", step.requiredInputPattern),
    ...pattern("forbidden_input_pattern", step.forbiddenInputPattern),
    ...mode("when_unmet", step.whenUnmet),
    ...mode("when_exhausted", step.whenExhausted),
  ];
  if (written.length > 0 && !hasConditions(profile)) {
    throw new FlowSqlError(`Step '${step.slug}' has conditions, which pgflow knows only from 0.14 on.`);
  }
  return written;
}
