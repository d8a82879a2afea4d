import type { PgflowProfile } from "@agentwright/protocol";

/** What one version of pgflow accepts and has; found by reading and running its releases (0.8.1 to 0.17.1). */
export interface Capabilities {
  readonly id: PgflowProfile;
  /** Its versions, for people. */
  readonly versions: string;
  /**
   * What a slug may look like, beside `^[a-zA-Z_][a-zA-Z0-9_]*$`, up to 128 characters: no underscore in front (0.8); a
   * letter in front, and no underscore at the end or beside another (0.17).
   */
  readonly slugs: "no-leading-underscore" | "plain" | "strict";
  /** `if`, `ifNot`, `whenUnmet`, `whenExhausted`. */
  readonly conditions: boolean;
  /** `compileFlow`, `pgflow compile`, the ControlPlane and the worker's option `compilation`. */
  readonly compileCommand: boolean;
  /** Slugs of steps that differ by case alone are refused. */
  readonly caseInsensitive: boolean;
  /** `withStepQueues`: a queue for each step. */
  readonly stepQueues: boolean;
  /** Handlers are given `{ run, ...dependencies }`, which 0.12 took away; between, it can't be told. */
  readonly runInput: boolean | "until 0.11";
}

export const capabilities: Readonly<Record<PgflowProfile, Capabilities>> = {
  "0.8": {
    id: "0.8",
    versions: "0.8 and before",
    slugs: "no-leading-underscore",
    conditions: false,
    compileCommand: true,
    caseInsensitive: false,
    stepQueues: false,
    runInput: true,
  },
  "0.9": {
    id: "0.9",
    versions: "0.9 to 0.13",
    slugs: "plain",
    conditions: false,
    compileCommand: true,
    caseInsensitive: false,
    stepQueues: false,
    runInput: "until 0.11",
  },
  "0.14": {
    id: "0.14",
    versions: "0.14 and 0.15",
    slugs: "plain",
    conditions: true,
    compileCommand: true,
    caseInsensitive: false,
    stepQueues: false,
    runInput: false,
  },
  "0.16": {
    id: "0.16",
    versions: "0.16",
    slugs: "plain",
    conditions: true,
    compileCommand: false,
    caseInsensitive: false,
    stepQueues: false,
    runInput: false,
  },
  "0.17": {
    id: "0.17",
    versions: "0.17 and later",
    slugs: "strict",
    conditions: true,
    compileCommand: false,
    caseInsensitive: true,
    stepQueues: true,
    runInput: false,
  },
};

export const newestProfile: PgflowProfile = "0.17";

/** pgflow's own defaults, in attempts and seconds, where neither step nor flow says otherwise. */
export const defaultOptions = { maxAttempts: 3, baseDelay: 5, timeout: 60, startDelay: 0 } as const;

/** The least values that pgflow accepts, in attempts and seconds. */
export const leastOptions = { maxAttempts: 1, baseDelay: 1, timeout: 3, startDelay: 0 } as const;

/** The longest name of a queue: pgmq's limit, and so the longest slug of a flow. */
export const longestQueueName = 47;

export const longestSlug = 128;

/** PostgreSQL's `integer`. */
export const largestInteger = 2 ** 31 - 1;
