import { documentValue } from "../syntax/index.ts";
import { collect } from "./check/collect.ts";
import { isRecord } from "./check/record.ts";
import type { AgentDocument } from "./document.ts";
import { nothingKnown } from "./outside.ts";
import { ruleByCode } from "./rules/index.ts";
import type { AgentConfig } from "./spec/agent.ts";

/** A config of which nothing is promised: any section or field may be absent or of another type than it should be. */
export type PartialAgent = { readonly [K in keyof AgentConfig]?: unknown };

/** Whatever can be read, as plain values, even from a broken text; of a key that stands twice the last one counts. */
export function partialModel(document: AgentDocument): PartialAgent {
  const value = documentValue(document.source);
  return isRecord(value) ? value : {};
}

/**
 * The whole config as its spec promises it; undefined while the text or the shape of anything in it is wrong (findings
 * of error severity that need nothing but the file itself). Keys that begin with `x-` are kept.
 */
export function agentModel(document: AgentDocument): AgentConfig | undefined {
  const { problems } = collect(document.source, nothingKnown);
  const isShaped = problems.every(({ code }) => {
    const rule = ruleByCode(code);
    return rule?.from !== "syntax" && rule?.from !== "spec";
  });
  return isShaped ? (partialModel(document) as AgentConfig) : undefined;
}
