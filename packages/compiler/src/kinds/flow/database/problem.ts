import type { FlowProblem, FlowProblemCode } from "@agentwright/protocol";

/** Ends a piece of work on a flow with what people are told; the doors turn it into a `FlowProblem`. */
export class FlowFailure extends Error {
  readonly code: FlowProblemCode;
  readonly more: Pick<FlowProblem, "changes" | "runs" | "findings">;

  constructor(code: FlowProblemCode, message: string, more: FlowFailure["more"] = {}) {
    super(message);
    this.name = "FlowFailure";
    this.code = code;
    this.more = more;
  }
}

/** The answer for whatever was thrown; what is not ours is told as an internal fault. */
export function problemOf(error: unknown): FlowProblem {
  if (error instanceof FlowFailure) return { ok: false, code: error.code, problem: error.message, ...error.more };
  return { ok: false, code: "internal", problem: error instanceof Error ? error.message : String(error) };
}
