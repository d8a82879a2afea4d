import type { ObjectSpec } from "./types.ts";

/** `model`: which language model answers, and how. */
export const model = {
  kind: "object",
  doc: "Which language model the agent uses. Checking, compiling and calling tools work without one.",
  required: ["provider", "name"],
  fields: {
    provider: {
      kind: "choice",
      doc: "Who runs the model.",
      values: {
        openai: "OpenAI; needs a key.",
        anthropic: "Anthropic; needs a key.",
        google: "Google; needs a key.",
        cerebras: "Cerebras; needs a key.",
        deepseek: "DeepSeek; needs a key.",
        editor: "The models that VS Code itself offers; needs no key.",
        custom: "Any server that speaks the OpenAI protocol, at `endpoint`.",
      },
    },
    name: { kind: "text", doc: "The provider's name of the model.", min: 1, examples: ["gpt-4.1-mini"] },
    endpoint: {
      kind: "text",
      doc: "Address of the model's server. Needed for the provider `custom`, and only there.",
      format: "url",
      examples: ["https://models.example.org/v1"],
    },
    parameters: {
      kind: "object",
      doc: "How the model chooses its words.",
      fields: {
        temperature: {
          kind: "number",
          doc: "From 0, always the most likely word, to 2, very free.",
          min: 0,
          max: 2,
          examples: [0.7],
        },
        topP: { kind: "number", doc: "Only words within this share of probability are considered.", min: 0, max: 1 },
        maxTokens: { kind: "number", doc: "The longest answer, in tokens.", integer: true, min: 1, examples: [1000] },
      },
    },
  },
} as const satisfies ObjectSpec;
