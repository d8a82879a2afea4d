import type { FlowDatabase } from "@agentwright/protocol";

const prefix = "FLOW_DATABASE_";

/** The environment that is the developer's own: listed first, and suggested where `supabase start` puts it. */
export const localName = "local";

/** Where `supabase start` puts its database; host and password are the same for everybody. */
export const localSuggestion = "postgresql://postgres:postgres@127.0.0.1:54322/postgres";

/** Why a text is no name of an environment; undefined if it is one. */
export function nameProblem(name: string): "empty" | "letters" | undefined {
  if (name === "") return "empty";
  return /^[a-z][a-z0-9-]{0,39}$/.test(name) ? undefined : "letters";
}

/** The secret that holds an environment's connection string: `staging-eu` is in `FLOW_DATABASE_STAGING_EU`. */
export function secretOf(environment: string): string {
  return prefix + environment.toUpperCase().replaceAll("-", "_");
}

/** The environments whose connection is set, by the names of all secrets; the local one first. */
export function environmentsIn(secretNames: readonly string[]): FlowDatabase[] {
  const names = secretNames
    .filter(secret => secret.startsWith(prefix) && secret.length > prefix.length)
    .map(secret => secret.slice(prefix.length).toLowerCase().replaceAll("_", "-"));
  const rank = (name: string) => (name === localName ? 0 : 1);
  return names
    .toSorted((a, b) => rank(a) - rank(b) || a.localeCompare(b, "en"))
    .map(name => ({ name, secret: secretOf(name) }));
}

/** Why a text is no connection string; undefined if it may be one. */
export function connectionProblem(text: string): "scheme" | "host" | undefined {
  const trimmed = text.trim();
  if (!/^postgres(ql)?:\/\//i.test(trimmed)) return "scheme";
  // `URL` knows no hosts behind a scheme that is not its own.
  const url = trimmed.replace(/^postgres(ql)?:/i, "http:");
  return URL.canParse(url) && new URL(url).hostname !== "" ? undefined : "host";
}
