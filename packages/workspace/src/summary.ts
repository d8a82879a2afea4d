import { deriveIdentity } from "@agentwright/language/agent/identity/identity";
import { type AgentDocument, openAgent } from "@agentwright/language/agent/index";
import { find, syntaxOf, toValue } from "@agentwright/language/syntax/index";
import { absolute, folderOf } from "./paths.ts";

/** What other agents must know of one: cheap enough to be read off at each edit. */
export interface AgentSummary {
  /** Absolute, with `/`. */
  readonly file: string;
  /** Its own, or derived from its name or URN; absent if it has none of these. */
  readonly id?: string;
  readonly name?: string;
  /** `orchestration.agents` as absolute paths. */
  readonly agents: readonly string[];
}

/** Reads the summary off a document, however broken: what can't be read is absent. */
export function summarise(file: string, { source }: AgentDocument): AgentSummary {
  const at = (...path: string[]): unknown => {
    const node = find(source, path)?.node;
    return node ? toValue(node) : undefined;
  };
  const text = (value: unknown) => (typeof value === "string" && value ? value : undefined);
  const [name, id, urn] = [at("identity", "name"), at("identity", "id"), at("identity", "urn")].map(text);
  const agents = at("orchestration", "agents");
  const paths = Array.isArray(agents) ? agents.map(text).filter(path => path !== undefined) : [];
  return {
    file,
    ...(name !== undefined && { name }),
    ...((name ?? id ?? urn) !== undefined && { id: deriveIdentity({ identity: { name, id, urn } }).id }),
    agents: paths.map(path => absolute(`${folderOf(file)}/${path}`)),
  };
}

/** The document of a file that no editor shows. */
export function parseAgent(file: string, text: string): AgentDocument {
  return openAgent(text, syntaxOf(file) ?? "yaml");
}
