import { deriveIdentity, openAgent, partialModel } from "@agentwright/language/agent/index";
import { syntaxOf } from "@agentwright/language/syntax/index";
import { absolute, folderOf } from "./paths.ts";

/** What other agents must know of one. */
export interface AgentSummary {
  /** Absolute, with `/`. */
  readonly file: string;
  /** Its own, or derived from its name. */
  readonly id?: string;
  readonly name?: string;
  /** `orchestration.agents` as absolute paths. */
  readonly agents: readonly string[];
}

/** Reads the summary off a text, however broken: what can't be read is absent. */
export function summarise(file: string, text: string): AgentSummary {
  const model = partialModel(openAgent(text, syntaxOf(file) ?? "yaml"));
  const name = model.identity?.name;
  const id = deriveIdentity(model)?.id;
  const agents = model.orchestration?.agents ?? [];
  return {
    file,
    ...(typeof name === "string" && { name }),
    ...(id !== undefined && { id }),
    agents: agents.filter(path => typeof path === "string").map(path => absolute(`${folderOf(file)}/${path}`)),
  };
}
