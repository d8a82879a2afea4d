import { normalise } from "./rules/lib/paths.ts";

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
  /** The first of them, by path, that has this id. Absent: looked for among `agents`. Ask through `agentWithId`. */
  agentWithId?(id: string): Known<OtherAgent | undefined>;
  /** The one at a path relative to the config's folder. Absent: looked for among `agents`. Ask through `agentAt`. */
  agentAt?(relativePath: string): Known<OtherAgent | undefined>;
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

/**
 * The other agent with an id. Rules ask this and not for all agents: the answer says what a finding rests on, so that
 * of a thousand configs only those are checked again whose answer became another one.
 */
export function agentWithId(outside: Outside, id: string): Known<OtherAgent | undefined> {
  if (outside.agentWithId) return outside.agentWithId(id);
  const agents = outside.agents();
  return agents === "unknown" ? "unknown" : agents.find(agent => agent.id === id);
}

/** The other agent at a path relative to the config's folder, written in any way. */
export function agentAt(outside: Outside, relativePath: string): Known<OtherAgent | undefined> {
  if (outside.agentAt) return outside.agentAt(relativePath);
  const agents = outside.agents();
  if (agents === "unknown") return "unknown";
  const wanted = normalise(relativePath);
  return agents.find(agent => normalise(agent.path) === wanted);
}
