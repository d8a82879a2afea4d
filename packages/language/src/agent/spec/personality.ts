import type { ObjectSpec } from "./types.ts";

/** `personality`: how the agent speaks. */
export const personality = {
  kind: "object",
  doc: "How the agent speaks: its traits, its style and how long its answers are.",
  required: ["traits", "communicationStyle"],
  fields: {
    traits: {
      kind: "list",
      doc: "One to five different traits. They become part of the agent's instructions, in this order.",
      min: 1,
      max: 5,
      unique: true,
      of: {
        kind: "choice",
        doc: "One trait of the agent's character.",
        values: {
          helpful: "Looks for what the person needs, not only for what was asked.",
          analytical: "Takes problems apart and weighs evidence.",
          creative: "Offers new and unexpected ideas.",
          logical: "Reasons step by step.",
          empathetic: "Notices feelings and answers them.",
          professional: "Keeps to business manners.",
          casual: "Speaks as among friends.",
          formal: "Uses formal language.",
          technical: "Uses the exact words of the field.",
          educational: "Explains so that people learn.",
          patient: "Takes the time that people need.",
          direct: "Says the point first.",
          detailed: "Goes into particulars.",
          concise: "Uses few words.",
          innovative: "Prefers new ways over known ones.",
        },
      },
    },
    communicationStyle: {
      kind: "choice",
      doc: "The style in which the agent writes.",
      values: {
        professional: "Businesslike and polite.",
        casual: "Relaxed and colloquial.",
        formal: "Strict and ceremonious.",
        friendly: "Warm and open.",
        technical: "Exact, with terms of the field.",
        educational: "Explaining, with examples.",
      },
    },
    tone: {
      kind: "choice",
      doc: "The mood behind the words.",
      values: {
        neutral: "Without colour.",
        enthusiastic: "Lively and positive.",
        calm: "Quiet and even.",
        authoritative: "Sure and leading.",
        supportive: "Encouraging.",
        analytical: "Sober and weighing.",
      },
    },
    responseLength: {
      kind: "choice",
      doc: "How long an answer usually is.",
      values: {
        brief: "A sentence or two.",
        moderate: "A short paragraph.",
        detailed: "Several paragraphs.",
        comprehensive: "Everything that matters.",
      },
    },
    customInstructions: {
      kind: "text",
      doc: "Instructions in your own words, added after everything else. Markdown is fine.",
      max: 1000,
      role: "template",
    },
  },
} as const satisfies ObjectSpec;
