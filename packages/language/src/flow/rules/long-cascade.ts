import type { FlowRule } from "./rule.ts";

/** pgflow gives up after so many rounds of deciding conditions. */
const mostRounds = 50;

/** More conditions in a row than pgflow decides. */
export const longCascade: FlowRule = {
  code: "AW224",
  name: "long-cascade",
  title: "More conditions in a row than pgflow decides",
  severity: "warning",
  why: "When a step is skipped, those behind it are decided next, and so on. pgflow stops after 50 rounds and the run fails. Put several conditions into one step.",
  from: "flow",
  check({ flows }, report) {
    for (const flow of flows) {
      const rounds = new Map<string, number>();
      for (const step of flow.steps) {
        if (step.slug === undefined || !(step.option("if") || step.option("ifNot"))) continue;
        const before = step.dependencies.map(({ slug }) => rounds.get(slug) ?? 0);
        const round = Math.max(0, ...before) + 1;
        rounds.set(step.slug, round);
        if (round !== mostRounds + 1) continue;
        report(
          step.model.slug.span,
          "This is the {round}. condition in a row; pgflow decides at most 50.",
          { round },
          { step },
        );
      }
    }
  },
};
