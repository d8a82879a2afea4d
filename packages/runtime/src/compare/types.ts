import type { JsonObject, PluginManifest } from "@agentwright/protocol";

/** A plugin that is to be compared; a bundle has its config and the plugins of its sub-agents too. */
export interface Comparable {
  readonly manifest: PluginManifest;
  readonly sha256: string;
  readonly bytes: number;
  readonly config?: JsonObject;
  /** Sub-agents by the path that the orchestration names. */
  readonly agents?: ReadonlyMap<string, Comparable>;
}

/**
 * `wider`: the new one may do what the old one could not, or somebody else gets what it sends. `narrower`: the other
 * way round. `other`: it is another, and may do no more.
 */
export type ChangeEffect = "wider" | "narrower" | "other";

/** What a change is about, in the order in which changes are told. */
export const changeTopics = [
  "network",
  "hosts",
  "methods",
  "secrets",
  "capabilities",
  "limits",
  "target",
  "model",
  "agents",
  "tools",
  "prompts",
  "resources",
  "identity",
  "code",
  "size",
] as const;
export type ChangeTopic = (typeof changeTopics)[number];

/** One difference. `text` is a clause without a full stop: `it may reach api.example.org`. */
export interface Change {
  readonly topic: ChangeTopic;
  readonly effect: ChangeEffect;
  readonly text: string;
}

export interface Comparison {
  /** The plugins are the same, byte for byte. */
  readonly same: boolean;
  /** Is any change a widening? */
  readonly wider: boolean;
  readonly changes: readonly Change[];
  /** What could not be compared, a sentence each. */
  readonly notes: readonly string[];
}
