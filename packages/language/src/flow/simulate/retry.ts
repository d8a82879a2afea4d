import type { FlowOptions, StepOptions } from "@agentwright/protocol";

/** What pgflow does where neither step nor flow says anything (its `create_flow`); seconds. */
export const pgflowDefaults = { maxAttempts: 3, baseDelay: 5, timeout: 60, startDelay: 0 } as const;

/** The options a step really runs with: its own, else the flow's, else pgflow's. */
export interface EffectiveOptions {
  readonly maxAttempts: number;
  readonly baseDelay: number;
  readonly timeout: number;
  readonly startDelay: number;
}

export function effectiveOptions(flow: FlowOptions, step: StepOptions): EffectiveOptions {
  const of = (name: keyof FlowOptions): number => step[name] ?? flow[name] ?? pgflowDefaults[name];
  return {
    maxAttempts: of("maxAttempts"),
    baseDelay: of("baseDelay"),
    timeout: of("timeout"),
    startDelay: step.startDelay ?? pgflowDefaults.startDelay,
  };
}

/** One attempt of a task of which every attempt fails at the last moment; seconds since the step became ready. */
export interface Attempt {
  readonly attempt: number;
  readonly from: number;
  /** When its time limit ends it. */
  readonly until: number;
  /** Seconds until the next one, `floor(baseDelay * 2^attempt)`; absent after the last. */
  readonly wait?: number;
  /** The wait is beyond PostgreSQL's integer: the retry itself fails with `integer out of range`. */
  readonly overflow?: boolean;
}

export interface RetryTimeline {
  readonly attempts: readonly Attempt[];
  /** Attempts that come after these and are not told. */
  readonly more: number;
}

const int32Max = 2_147_483_647;

/** The longest that a step can take: each attempt runs into its time limit. Tells `most` attempts at most. */
export function retryTimeline(options: EffectiveOptions, most = 12): RetryTimeline {
  const attempts: Attempt[] = [];
  let from = options.startDelay;
  for (let attempt = 1; attempt <= Math.min(options.maxAttempts, most); attempt++) {
    const until = from + options.timeout;
    if (attempt === options.maxAttempts) {
      attempts.push({ attempt, from, until });
      break;
    }
    const wait = Math.floor(options.baseDelay * 2 ** attempt);
    if (wait > int32Max) {
      attempts.push({ attempt, from, until, wait, overflow: true });
      return { attempts, more: 0 };
    }
    attempts.push({ attempt, from, until, wait });
    from = until + wait;
  }
  return { attempts, more: Math.max(0, options.maxAttempts - attempts.length) };
}
