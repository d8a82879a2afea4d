import { shortestSecret } from "@agentwright/protocol";

/** Keys that give themselves away by their shape, whoever printed them. */
const shapes = [
  /\b(?:sk|csk|pk|rk)-[A-Za-z0-9_-]{16,}/g,
  /\bgh[oprsu]_[A-Za-z0-9]{20,}/g,
  /\bgithub_pat_[A-Za-z0-9_]{20,}/g,
  /\bAIza[A-Za-z0-9_-]{30,}/g,
  /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/g,
  /\b(?:Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{12,}/gi,
];

/** Keeps secrets out of what is logged: values it was told of, and whatever looks like a key. */
export interface Redactor {
  /** From now on this value is never shown. */
  learn(value: string): void;
  redact(text: string): string;
}

/** A redactor that knows no value yet. */
export function createRedactor(): Redactor {
  const known = new Set<string>();
  return {
    learn: value => {
      if (value.length >= shortestSecret) known.add(value);
    },
    redact: text => {
      let safe = text;
      for (const value of [...known].sort((a, b) => b.length - a.length)) safe = safe.replaceAll(value, "***");
      for (const shape of shapes) safe = safe.replace(shape, "***");
      return safe;
    },
  };
}
