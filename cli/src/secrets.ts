const prefix = "AGENTWRIGHT_SECRET_";

/**
 * Names of the secrets that the environment sets; "unknown" if it sets none: a machine without secrets (CI, a fresh
 * clone) says nothing about which names are right.
 */
export function secretNames(): readonly string[] | "unknown" {
  const names = Object.keys(process.env)
    .filter(key => key.startsWith(prefix))
    .map(key => key.slice(prefix.length));
  return names.length === 0 ? "unknown" : names.sort();
}
