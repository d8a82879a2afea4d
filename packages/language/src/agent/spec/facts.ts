import type { ObjectSpec } from "./types.ts";

/** `facts`: AgentFacts, what a registry of agents wants to know (NANDA style). */
export const facts = {
  kind: "object",
  doc: "AgentFacts: what a registry tells others about the agent, for agents that are published.",
  fields: {
    url: { kind: "text", doc: "Where the published facts are found.", format: "url" },
    privateUrl: {
      kind: "text",
      doc: "Where the facts are found without the registry seeing the reader.",
      format: "url",
    },
    adaptiveRouterUrl: { kind: "text", doc: "Router that picks an endpoint for each caller.", format: "url" },
    ttl: {
      kind: "number",
      doc: "How many seconds others may keep the facts before they ask again.",
      integer: true,
      above: 0,
      default: 3600,
    },
    modalities: {
      kind: "list",
      doc: "What the agent takes and gives.",
      min: 1,
      unique: true,
      of: { kind: "text", doc: "A kind of content.", min: 1, examples: ["text", "image"] },
    },
    skills: {
      kind: "list",
      doc: "What the agent is good at.",
      min: 1,
      unique: true,
      of: { kind: "text", doc: "A skill in a word or two.", min: 1, examples: ["triage"] },
    },
    endpoints: {
      kind: "object",
      doc: "Where the agent can be reached.",
      required: ["static"],
      fields: {
        static: {
          kind: "list",
          doc: "Addresses that do not change.",
          min: 1,
          unique: true,
          of: { kind: "text", doc: "An address of the agent.", format: "url" },
        },
        adaptiveResolver: {
          kind: "object",
          doc: "A service that finds the best endpoint for a caller.",
          required: ["url"],
          fields: {
            url: { kind: "text", doc: "Address of the resolver.", format: "url" },
            policies: {
              kind: "list",
              doc: "How the resolver chooses.",
              of: { kind: "text", doc: "A policy.", min: 1, examples: ["geo", "load"] },
            },
          },
        },
      },
    },
    certification: {
      kind: "object",
      doc: "Who vouches for the agent.",
      required: ["level", "issuer"],
      fields: {
        level: {
          kind: "choice",
          doc: "How thoroughly the agent was examined.",
          values: {
            basic: "Self-declared.",
            verified: "The owner's identity was checked.",
            premium: "The agent was examined.",
            enterprise: "The agent is examined regularly.",
          },
        },
        issuer: { kind: "text", doc: "Who issued the certificate.", min: 2 },
        attestations: {
          kind: "list",
          doc: "Statements that back the certificate.",
          of: { kind: "text", doc: "A statement or where to find it.", min: 1 },
        },
      },
    },
  },
} as const satisfies ObjectSpec;
