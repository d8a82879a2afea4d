import type { StepView } from "../check/view.ts";
import type { FlowRule } from "./rule.ts";

/** The output of a step that may be skipped, read as if it were there. */
export const skippedDependencyRead: FlowRule = {
  code: "AW242",
  name: "skipped-dependency-read",
  title: "The output of a step that may be skipped",
  severity: "information",
  why: "A step that is skipped has no output, so what its dependents get for it is `undefined`. Reading something of that fails at run time. Read it with `?.`, or let the skip go on with `skip-cascade`.",
  from: "flow",
  check({ flows }, report) {
    for (const flow of flows) {
      for (const step of flow.steps) {
        for (const { slug } of step.dependencies) {
          const source = flow.steps.find(other => other.slug === slug && other.index < step.index);
          if (!source || !maySkip(source)) continue;
          for (const use of step.model.handlerUses) {
            if (use.slug !== slug || !use.read || use.read.file !== undefined) continue;
            report(
              use.read,
              "`{slug}` may be skipped, and is then `undefined` here; read it with `?.`.",
              { slug },
              { step },
            );
          }
        }
      }
    }
  },
  fix({ start, end }, { document: { text } }) {
    const dot = text[end];
    if (dot !== "." && dot !== "[") return [];
    const mark = dot === "." ? "?" : "?.";
    return [{ title: "Read it with `?.`", edits: [{ start: end, end, text: mark }], preferred: start < end }];
  },
};

/** Is it skipped by itself, while its dependents run? */
function maySkip(step: StepView): boolean {
  const unmet = step.option("whenUnmet")?.value;
  const exhausted = step.option("whenExhausted")?.value;
  const conditional = step.option("if") !== undefined || step.option("ifNot") !== undefined;
  // Where nothing is said, an unmet condition skips the step.
  const skips = unmet ? unmet.known && (unmet.value === "skip" || unmet.value === undefined) : true;
  return (conditional && skips) || (exhausted?.known === true && exhausted.value === "skip");
}
