import type { AgentDocument } from "@agentwright/language/agent/index";
import { find, type Node } from "@agentwright/language/syntax/index";

/** The list sections whose elements have names that people look for. One line a section. */
export const namedSections = ["tools", "prompts", "resources"] as const;

export type NamedSection = (typeof namedSections)[number];

/** Names that a config declares, by section, and the secrets that it uses; each once, in the order of the text. */
export type DeclaredNames = Readonly<Record<NamedSection | "secrets", readonly string[]>>;

/** Reads the names off a document, however broken. */
export function declaredNames({ source }: AgentDocument): DeclaredNames {
  const of = (section: NamedSection): readonly string[] => {
    const found = find(source, [section]);
    const items = found?.items?.map(({ node }) => node) ?? (found?.node?.kind === "seq" ? found.node.items : []);
    return unique(items.flatMap(item => nameOf(item) ?? []));
  };
  const secrets = [...source.text.matchAll(/\$\{secret:([A-Za-z_]\w*)\}/g)].map(match => match[1] ?? "");
  return { tools: of("tools"), prompts: of("prompts"), resources: of("resources"), secrets: unique(secrets) };
}

function nameOf(item: Node | null): string | undefined {
  const map = item?.kind === "alias" ? item.target : item;
  if (map?.kind !== "map") return undefined;
  const value = map.entries.find(({ key }) => key.value === "name")?.value;
  return value?.kind === "scalar" && typeof value.value === "string" && value.value ? value.value : undefined;
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
