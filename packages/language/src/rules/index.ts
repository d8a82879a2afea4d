import { ruleList as agentRules } from "../agent/rules/index.ts";
import type { RuleFacts } from "../agent/rules/rule.ts";
import { flowRules } from "../flow/rules/index.ts";

/** The rules of all kinds of files, in the order of the documentation. */
export const ruleList: readonly RuleFacts[] = [...agentRules, ...flowRules].sort((a, b) =>
  a.code < b.code ? -1 : a.code > b.code ? 1 : 0,
);

const byCode = new Map<string, RuleFacts>(
  ruleList.flatMap(rule => [[rule.code, rule] as const, [rule.name, rule] as const]),
);

/** A rule by its code (`AW117`) or its name (`missing-field`). */
export function ruleByCode(code: string): RuleFacts | undefined {
  return byCode.get(code);
}

/** The path of a rule's page in the repository. */
export function rulePage(code: string): string {
  return `docs/rules/${code}.md`;
}
