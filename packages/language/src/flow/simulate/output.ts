import type { Json } from "@agentwright/protocol";

/** What a step leaves to those that depend on it. */
export type Output =
  | { readonly is: "known"; readonly value: Json }
  /** An array of which only the length is known: a map's. */
  | { readonly is: "list"; readonly length: number }
  | { readonly is: "unknown" }
  /** The step was skipped: its dependents get no such key, a map over it gets an empty array. */
  | { readonly is: "absent" };
