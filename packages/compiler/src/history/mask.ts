import { keyShapes } from "@agentwright/protocol";

/** A text without whatever looks like a key. */
export function maskKeys(text: string): string {
  let safe = text;
  for (const shape of keyShapes) safe = safe.replace(shape, "***");
  return safe;
}
