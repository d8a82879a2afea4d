import { type Format, render } from "./documents.ts";

/** A known mistake and the lines in which a report of it counts. */
export interface Spot {
  readonly kind: string;
  readonly from: number;
  readonly to: number;
}

/** A small config with ten mistakes that the JSON Schema can tell, so that every server has the same chance. */
export function seededDocument(format: Format): { readonly text: string; readonly spots: readonly Spot[] } {
  const text = render(format, {
    identity: { name: "Seeded", type: "asistant", version: "one" },
    personality: { traits: ["helpful", "helpful"], communicationStyle: 7 },
    capabilities: {
      canBrowseWeb: false,
      canExecuteCode: false,
      networkAccess: true,
      allowedHosts: ["api.example.org"],
      timeoutSeconds: 5,
    },
    apiKeys: { openai: "${secret:OPENAI_API_KEY}" },
    model: { provider: "openai", name: "m", parameters: { temperature: 9 } },
    tools: [
      { name: "first", description: "One.", colour: "red", http: { method: "GET", url: "https://api.example.org/" } },
      { description: "Two.", http: { method: "GET", url: "https://api.example.org/" } },
      { name: "third", description: "Three.", http: { method: "GET", url: "https://api.example.org/" } },
    ],
    facts: { certification: { level: "basic", issuer: "x", attestations: ["https://example.org/a"] } },
  });
  const rows = text.split("\n");
  const at = (pattern: RegExp) => rows.findIndex(row => pattern.test(row));
  const spot = (kind: string, from: number, to = from) => ({ kind, from, to });
  const traits = at(/traits/);
  const capabilities = at(/capabilities/);
  const second = at(/Two\./);
  return {
    text,
    spots: [
      spot("no such choice", at(/asistant/)),
      spot("pattern", at(/version"?: "?one/)),
      spot("repeated item", traits, traits + 3),
      spot("wrong type", at(/communicationStyle/)),
      spot("missing field", capabilities, at(/timeoutSeconds/) + 1),
      spot("number too small", at(/timeoutSeconds/)),
      spot("number too large", at(/temperature/)),
      spot("unknown field", at(/colour/)),
      spot("missing field of an item", second - 1, second + 5),
      spot("text too short", at(/issuer/)),
    ],
  };
}
