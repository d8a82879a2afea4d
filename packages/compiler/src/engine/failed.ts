import type {
  BuildError,
  BuildOutcome,
  CallAnswer,
  FlowProblem,
  ManifestAnswer,
  PluginAnswer,
} from "@agentwright/protocol";

/** Why the engine gave no answer of its own: `limit` if it was killed for its time, else it ended by itself. */
export interface EngineFailure {
  readonly code: "limit" | "internal" | "cancelled";
  /** One sentence. */
  readonly message: string;
}

/** The same failure as the answer to each kind of request, so that callers have one way to look at what went wrong. */
export const failedAnswers = {
  build: (failure: EngineFailure): BuildOutcome => outcomeOf(failure),
  plugin: (failure: EngineFailure): PluginAnswer => ({ outcome: outcomeOf(failure) }),
  call: ({ code, message }: EngineFailure): CallAnswer => ({
    ok: false,
    error: { code: code === "cancelled" ? "cancelled" : "limit", message },
    effects: [],
    logs: [],
    durationMs: 0,
  }),
  manifest: ({ message }: EngineFailure): ManifestAnswer => ({ problem: message }),
  flow: ({ code, message }: EngineFailure): FlowProblem => ({ ok: false, code, problem: message }),
};

function outcomeOf({ code, message }: EngineFailure): BuildOutcome {
  if (code === "cancelled") return { status: "cancelled" };
  const error: BuildError = { code, message };
  return { status: "failed", error };
}
