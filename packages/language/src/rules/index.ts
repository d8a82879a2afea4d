import { ruleList as agentRules } from "../agent/rules/index.ts";
import type { RuleHead } from "../agent/rules/rule.ts";
import { flowRuleNames } from "../flow/rules/names.ts";

/** What rules there are, for all kinds of files, in the order of the documentation. */
export const ruleHeads: readonly RuleHead[] = [...agentRules, ...flowRuleNames].sort((a, b) =>
  a.code < b.code ? -1 : a.code > b.code ? 1 : 0,
);

const byCode = new Map<string, RuleHead>(
  ruleHeads.flatMap(rule => [[rule.code, rule] as const, [rule.name, rule] as const]),
);

/** A rule by its code (`AW117`) or its name (`missing-field`). */
export function ruleByCode(code: string): RuleHead | undefined {
  return byCode.get(code);
}

/** The path of a rule's page in the repository. */
export function rulePage(code: string): string {
  return `docs/rules/${code}.md`;
}
