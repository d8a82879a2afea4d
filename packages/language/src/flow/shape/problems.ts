import { type Json, type PgflowProfile, type StepShape, skipModes, stepTypes } from "@agentwright/protocol";
import { capabilities, largestInteger, leastOptions } from "../profile/profiles.ts";
import { slugProblem } from "./slugs.ts";

/** Why a flow can't be compiled, in one sentence; `step` is its position, absent for the flow itself. */
export interface ShapeProblem {
  readonly step?: number;
  readonly message: string;
}

const flowOptions: readonly string[] = ["maxAttempts", "baseDelay", "timeout"];

/** Does this version of pgflow know `if`, `ifNot`, `whenUnmet` and `whenExhausted`? */
export function hasConditions(profile: PgflowProfile): boolean {
  return capabilities[profile].conditions;
}

/**
 * Everything that keeps a flow from being compiled for a version of pgflow: what its DSL throws at, what its database
 * refuses, and what both accept although a run of it never ends. The value may come from evaluation, so nothing about
 * its types is taken on trust. Empty: it is a `FlowShape`.
 */
export function shapeProblems(value: unknown, profile: PgflowProfile): readonly ShapeProblem[] {
  if (!isRecord(value)) return [{ message: "A flow must be an object." }];
  const problems: ShapeProblem[] = [];
  const say = (message: string | undefined) => message !== undefined && problems.push({ message });
  say(slugProblem(value.slug, "flow", profile));
  for (const message of optionProblems(value.options, flowOptions, "A flow")) say(message);
  if (!Array.isArray(value.steps)) return [...problems, { message: "A flow must have a list of steps." }];
  const earlier = new Map<string, string>();
  for (const [step, each] of value.steps.entries()) {
    const messages = isRecord(each) ? stepProblems(each, earlier, profile) : ["A step must be an object."];
    problems.push(...messages.map(message => ({ step, message })));
    if (isRecord(each) && typeof each.slug === "string") earlier.set(each.slug, each.slug.toLowerCase());
  }
  return problems;
}

type Loose<T> = { readonly [K in keyof T]?: unknown };

function stepProblems(
  step: Loose<StepShape>,
  earlier: ReadonlyMap<string, string>,
  profile: PgflowProfile,
): readonly string[] {
  const problem = slugProblem(step.slug, "step", profile);
  const messages = problem === undefined ? twin(String(step.slug), earlier, profile) : [problem];
  if (!stepTypes.some(type => type === step.stepType)) {
    messages.push(`Step ${name(step)} must have one of the types ${stepTypes.join(", ")}.`);
  }
  messages.push(...dependencyProblems(step, earlier));
  messages.push(...optionProblems(step.options, Object.keys(leastOptions), `Step ${name(step)}`));
  messages.push(...conditionProblems(step, profile));
  return messages;
}

function twin(slug: string, earlier: ReadonlyMap<string, string>, profile: PgflowProfile): string[] {
  if (earlier.has(slug)) return [`There are two steps '${slug}'. Give one of them another slug.`];
  if (!capabilities[profile].caseInsensitive) return [];
  const same = [...earlier].find(([, lower]) => lower === slug.toLowerCase());
  return same
    ? [`Steps '${same[0]}' and '${slug}' differ only in upper and lower case. pgflow takes them for one.`]
    : [];
}

function dependencyProblems(step: Loose<StepShape>, earlier: ReadonlyMap<string, string>): string[] {
  const { dependencies } = step;
  if (!Array.isArray(dependencies)) return [`Step ${name(step)} must have a list of dependencies.`];
  const messages: string[] = [];
  for (const [index, slug] of dependencies.entries()) {
    if (!earlier.has(slug)) {
      messages.push(`Step ${name(step)} depends on '${slug}', which is no step defined before it.`);
    } else if (dependencies.indexOf(slug) !== index) {
      messages.push(`Step ${name(step)} names '${slug}' twice as a dependency. A run of it would never end.`);
    }
  }
  if (step.stepType === "map" && dependencies.length > 1) {
    messages.push(`Step ${name(step)} maps over one array, so it can have one dependency at most.`);
  }
  return messages;
}

function optionProblems(options: unknown, known: readonly string[], whose: string): string[] {
  if (!isRecord(options)) return [`${whose} must have options, be they none.`];
  const messages: string[] = [];
  for (const [option, value] of Object.entries(options)) {
    if (value === undefined) continue;
    if (!known.includes(option)) messages.push(`${whose} has no option '${option}'.`);
    else if (!Number.isInteger(value)) messages.push(`${whose}: ${option} must be a whole number.`);
    else {
      const minimum = leastOptions[option as keyof typeof leastOptions];
      if ((value as number) < minimum || (value as number) > largestInteger)
        messages.push(`${whose}: ${option} must be from ${minimum} to ${largestInteger}.`);
    }
  }
  return messages;
}

function conditionProblems(step: Loose<StepShape>, profile: PgflowProfile): string[] {
  const messages: string[] = [];
  const patterns = { if: step.requiredInputPattern, ifNot: step.forbiddenInputPattern };
  const modes = { whenUnmet: step.whenUnmet, whenExhausted: step.whenExhausted };
  const written = Object.entries({ ...patterns, ...modes }).filter(([, value]) => value !== undefined);
  if (!hasConditions(profile)) {
    return written.map(([part]) => `Step ${name(step)} has '${part}', which pgflow knows only from 0.14 on.`);
  }
  for (const [part, pattern] of Object.entries(patterns)) {
    if (pattern === undefined) continue;
    if (!isRecord(pattern)) messages.push(`Step ${name(step)}: ${part} must be an object.`);
    else if (!isStorable(pattern)) {
      messages.push(`Step ${name(step)}: ${part} holds something that PostgreSQL's JSON can't.`);
    }
  }
  for (const [part, mode] of Object.entries(modes)) {
    if (mode !== undefined && !skipModes.some(each => each === mode)) {
      messages.push(`Step ${name(step)}: ${part} must be one of ${skipModes.join(", ")}.`);
    }
  }
  return messages;
}

/** More than anybody writes, and far from where a recursion over it, ours or PostgreSQL's, gets into trouble. */
const deepest = 100;

/** jsonb holds JSON without NUL and without halves of surrogate pairs. */
function isStorable(value: unknown, depth = 0): value is Json {
  if (value === null || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value === "string") return !value.includes("\0") && !/\p{Surrogate}/u.test(value);
  if (depth > deepest) return false;
  if (Array.isArray(value)) return value.every(item => isStorable(item, depth + 1));
  if (!isRecord(value)) return false;
  return Object.entries(value).every(([key, member]) => isStorable(key) && isStorable(member, depth + 1));
}

function name(step: Loose<StepShape>): string {
  return `'${typeof step.slug === "string" ? step.slug : "?"}'`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
