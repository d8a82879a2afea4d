import type { ObjectSpec } from "./types.ts";

/** `orchestration`: how other agents take part. */
export const orchestration = {
  kind: "object",
  doc: "How this agent works together with others. Leave it out for an agent that works alone.",
  required: ["kind"],
  fields: {
    kind: {
      kind: "choice",
      doc: "Who decides what happens next.",
      values: {
        llm: "The model decides; the agent works alone.",
        sequential: "The agents run one after the other, each gets the answer of the one before.",
        parallel: "All agents get the same input at once.",
        loop: "The agents run in turn until one is done or `maxIterations` is reached.",
      },
    },
    agents: {
      kind: "list",
      doc: "Configs of the agents that take part, in order, as paths relative to this file.",
      of: {
        kind: "text",
        doc: "Path of another agent config, relative to this file.",
        min: 1,
        role: "agent-path",
        examples: ["./writer.agent.yaml"],
      },
    },
    maxIterations: {
      kind: "number",
      doc: "How many rounds a `loop` may take at most.",
      integer: true,
      min: 1,
      examples: [5],
    },
  },
} as const satisfies ObjectSpec;
