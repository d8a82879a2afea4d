import { ruleByCode as agentRule, ruleList as agentRules } from "../agent/rules/index.ts";
import type { RuleFacts } from "../agent/rules/rule.ts";
import { flowRules } from "../flow/rules/index.ts";

/** The rules of all kinds of files with what explains them, in the order of the documentation. */
export const ruleList: readonly RuleFacts[] = [...agentRules, ...flowRules].sort((a, b) =>
  a.code < b.code ? -1 : a.code > b.code ? 1 : 0,
);

/** All that is known of a rule, by its code or name. */
export function ruleFacts(code: string): RuleFacts | undefined {
  return agentRule(code) ?? flowRules.find(rule => rule.code === code || rule.name === code);
}
