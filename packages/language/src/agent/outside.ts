/**
 * What the agent language must know from outside. Each answer may be "unknown" (not loaded yet, no file system, no
 * permission): unknown is never reported as wrong. A provider that can load later does so and asks for a new check.
 */
export type Known<T> = T | "unknown";

export interface Outside {
  /** Does a path, relative to the config's folder, name a file? */
  file(relativePath: string): Known<"file" | "folder" | "missing">;
  /** Text of a file relative to the config's folder; missing files give undefined. */
  text(relativePath: string): Known<string | undefined>;
  /** Paths below the config's folder that begin so: for completion. */
  paths(prefix: string): Known<readonly string[]>;
  /** Names of secrets that are set or listed in the project file. */
  secrets(): Known<readonly string[]>;
  /** Other agents of the workspace, this one left out. */
  agents(): Known<readonly OtherAgent[]>;
  /** Slugs of the workspace's flows. */
  flows(): Known<readonly string[]>;
}

export interface OtherAgent {
  /** Relative to the config's folder, with `/`. */
  readonly path: string;
  readonly id?: string;
  readonly name?: string;
  /** Its `orchestration.agents`, relative to **its** folder rewritten to this config's folder. */
  readonly agents: readonly string[];
}

/** An outside of which nothing is known: the default, and what a web page has. */
export const nothingKnown: Outside = {
  file: () => "unknown",
  text: () => "unknown",
  paths: () => "unknown",
  secrets: () => "unknown",
  agents: () => "unknown",
  flows: () => "unknown",
};
