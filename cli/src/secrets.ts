import { shortestSecret } from "@agentwright/protocol";
import { makeMasker } from "@agentwright/runtime/policy/mask";

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

/** Hides the values of all secrets that the environment sets. */
export function secretMask(): (text: string) => string {
  const masker = makeMasker();
  for (const [key, value = ""] of Object.entries(process.env)) {
    if (key.startsWith(prefix) && value.length >= shortestSecret) masker.add(key.slice(prefix.length), value);
  }
  return text => masker.mask(text);
}
