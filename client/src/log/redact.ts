import { keyShapes, shortestSecret } from "@agentwright/protocol";

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
      for (const shape of keyShapes) safe = safe.replace(shape, "***");
      return safe;
    },
  };
}
