import type { MapSpec } from "./types.ts";

/** `apiKeys`: provider -> the name of a secret, never a key itself. */
export const apiKeys = {
  kind: "map",
  doc: "Which secret holds the key of which provider. A config names secrets, it never holds them.",
  keys: {
    openai: "Key of OpenAI.",
    anthropic: "Key of Anthropic.",
    google: "Key of Google.",
    cerebras: "Key of Cerebras.",
    deepseek: "Key of DeepSeek.",
    custom: "Key of a model with an endpoint of its own.",
    github: "Token for GitHub.",
    slack: "Token for Slack.",
    discord: "Token for Discord.",
    notion: "Token for Notion.",
    airtable: "Token for Airtable.",
    zapier: "Key of Zapier.",
  },
  of: {
    kind: "text",
    doc: "A reference to a secret, `${secret:NAME}`. Set its value with the command *Set API Key*, or outside the editor in the environment variable `AGENTWRIGHT_SECRET_NAME`.",
    format: "secret-reference",
    role: "secret",
    examples: ["${secret:OPENAI_API_KEY}"],
  },
} as const satisfies MapSpec;
