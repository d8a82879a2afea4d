import type { ObjectSpec } from "./types.ts";

/** `identity`: who the agent is. Limits: origin rules of the identity form, with full semver instead of three digits. */
export const identity = {
  kind: "object",
  doc: "Who the agent is: its name, what kind of agent it is, and how others refer to it.",
  required: ["name", "type"],
  fields: {
    name: {
      kind: "text",
      doc: "The name that people see. The slug, the URN and the id are derived from it unless you set them.",
      min: 3,
      max: 100,
      examples: ["Support Triage"],
    },
    type: {
      kind: "choice",
      doc: "What kind of work the agent is made for.",
      values: {
        assistant: "Helps people with everyday questions and tasks.",
        specialist: "Knows one field deeply and stays inside it.",
        researcher: "Gathers, compares and cites sources.",
        analyst: "Works on data and draws conclusions from it.",
        creative: "Writes, designs and invents.",
        technical: "Works on code and systems.",
      },
    },
    description: {
      kind: "text",
      doc: "What the agent does, in a sentence or two. Shown in the preview and to other agents.",
      max: 500,
    },
    version: {
      kind: "text",
      doc: "The version of this agent as semantic version; it is part of the bundle's file name.",
      format: "semver",
      default: "0.1.0",
      examples: ["1.2.0", "2.0.0-beta.1"],
    },
    id: {
      kind: "text",
      doc: "A DID or UUID that stays the same for ever. Where it is absent it is derived from the URN, never from a path.",
      format: "did-or-uuid",
      examples: ["did:web:example.org:agents:triage", "0f8fad5b-d9cb-469f-a165-70867728950e"],
    },
    urn: {
      kind: "text",
      doc: "The agent's name in the form `urn:agent:<authority>:<slug>`. Where it is absent it is `urn:agent:local:` and the slug of the name.",
      format: "agent-urn",
      examples: ["urn:agent:example.org:support-triage"],
    },
  },
} as const satisfies ObjectSpec;
