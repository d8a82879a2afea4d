import type { AgentConfig } from "@agentwright/language";

const reference = /\$\{secret:([A-Za-z_][A-Za-z0-9_]*)\}/g;

/**
 * Names of the secrets that a plugin can ask for, sorted: from `apiKeys`, from http tools and from texts in tool code
 * (`"Bearer ${secret:TOKEN}"`). The host fills in no other name.
 */
export function secretNames(config: AgentConfig, code: Iterable<string>): string[] {
  const names = new Set<string>();
  const look = (text: string) => {
    for (const match of text.matchAll(reference)) if (match[1]) names.add(match[1]);
  };
  look(JSON.stringify(config.apiKeys ?? {}));
  for (const tool of config.tools ?? []) if (tool.http) look(JSON.stringify(tool.http));
  for (const text of code) look(text);
  return [...names].sort();
}

/** Provider -> name of the secret that is its key. */
export function keyNames(config: AgentConfig): Readonly<Record<string, string>> {
  const names: Record<string, string> = {};
  for (const [provider, value] of Object.entries(config.apiKeys ?? {})) {
    const name = /^\$\{secret:([A-Za-z_][A-Za-z0-9_]*)\}$/.exec(value)?.[1];
    if (name) names[provider] = name;
  }
  return names;
}
