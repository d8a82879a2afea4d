import { canonicalJson, type FlowShape, type Json, type StepShape } from "@agentwright/protocol";
import { flowDefaults, normalShape, stepDefaults } from "./canonical.ts";
import { type FlowChange, type FlowOption, isOptionChange, type StepOption } from "./change.ts";
import { movedSlugs } from "./order.ts";
import { guessRenames } from "./renames.ts";

const flowOptionNames: readonly FlowOption[] = ["maxAttempts", "baseDelay", "timeout"];
const stepOptionNames: readonly StepOption[] = [...flowOptionNames, "startDelay"];

/**
 * What became of a flow, step by step: what is gone first, then what is new, moved or changed in the order of `after`.
 * The flows' own slugs are not compared, nor the order of dependencies, which pgflow does not keep.
 */
export function diffBySlug(before: FlowShape, after: FlowShape): readonly FlowChange[] {
  const [old, now] = [normalShape(before), normalShape(after)];
  const renames = guessRenames(old, now);
  const renamed = new Set(renames.values());
  const oldSteps = new Map(old.steps.map((step, index) => [step.slug, { step, index }]));
  const newSlugs = new Set(now.steps.map(step => step.slug));
  const oldName = (slug: string) => renames.get(slug) ?? slug;
  const moved = new Set(
    movedSlugs(
      old.steps.map(step => step.slug),
      now.steps.map(step => oldName(step.slug)),
    ),
  );
  const changes: FlowChange[] = [];
  for (const { slug } of old.steps) {
    if (!newSlugs.has(slug) && !renamed.has(slug)) changes.push({ kind: "step-removed", step: slug });
  }
  for (const [index, step] of now.steps.entries()) {
    const was = oldSteps.get(oldName(step.slug));
    if (!was) {
      changes.push({ kind: "step-added", step: step.slug });
      continue;
    }
    if (was.step.slug !== step.slug) changes.push({ kind: "step-renamed", step: step.slug, from: was.step.slug });
    if (moved.has(was.step.slug)) {
      changes.push({ kind: "step-moved", step: step.slug, from: was.index, to: index });
    }
    changes.push(...structureChanges(was.step, step, oldName), ...stepOptionChanges(was.step, step));
  }
  return [...changes, ...flowOptionChanges(old, now)];
}

/** `same`: pgflow would store both alike; `options`: only retries and times differ; else `structure`. */
export function classify(changes: readonly FlowChange[]): "same" | "options" | "structure" {
  if (changes.length === 0) return "same";
  return changes.every(isOptionChange) ? "options" : "structure";
}

function structureChanges(before: StepShape, after: StepShape, oldName: (slug: string) => string): FlowChange[] {
  const step = after.slug;
  const changes: FlowChange[] = [];
  const asBefore = after.dependencies.map(oldName).sort();
  if (canonicalJson(before.dependencies) !== canonicalJson(asBefore)) {
    changes.push({ kind: "dependencies", step, before: before.dependencies, after: after.dependencies });
  }
  if (before.stepType !== after.stepType) {
    changes.push({ kind: "type", step, before: before.stepType, after: after.stepType });
  }
  for (const [part, name] of [
    ["if", "requiredInputPattern"],
    ["ifNot", "forbiddenInputPattern"],
  ] as const) {
    if (patternText(before[name]) === patternText(after[name])) continue;
    changes.push({ kind: "condition", step, part, before: before[name], after: after[name] });
  }
  for (const part of ["whenUnmet", "whenExhausted"] as const) {
    const [was, is] = [before[part] ?? stepDefaults[part], after[part] ?? stepDefaults[part]];
    if (was !== is) changes.push({ kind: "condition", step, part, before: was, after: is });
  }
  return changes;
}

function stepOptionChanges(before: StepShape, after: StepShape): FlowChange[] {
  return stepOptionNames
    .filter(option => before.options[option] !== after.options[option])
    .map(option => ({
      kind: "step-option",
      step: after.slug,
      option,
      before: before.options[option],
      after: after.options[option],
    }));
}

function flowOptionChanges(before: FlowShape, after: FlowShape): FlowChange[] {
  return flowOptionNames
    .filter(option => before.options[option] !== after.options[option])
    .map(option => ({
      kind: "flow-option",
      option,
      before: before.options[option] ?? flowDefaults[option],
      after: after.options[option] ?? flowDefaults[option],
    }));
}

function patternText(pattern: Json | undefined): string | undefined {
  return pattern === undefined ? undefined : canonicalJson(pattern);
}
