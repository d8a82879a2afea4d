/** Something in a ticket that tells how urgent it is and whom it concerns. */
export interface Signal {
  readonly topic: "outage" | "billing" | "security" | "account" | "general";
  readonly weight: number;
  readonly words: readonly string[];
  readonly because: string;
}

export const signals: readonly Signal[] = [
  {
    topic: "security",
    weight: 6,
    words: ["hacked", "leaked", "phishing", "breach"],
    because: "It may be a security incident.",
  },
  {
    topic: "outage",
    weight: 5,
    words: ["down", "outage", "500", "can't reach"],
    because: "A service seems to be down.",
  },
  { topic: "billing", weight: 3, words: ["charged", "invoice", "refund", "double"], because: "Money is involved." },
  { topic: "account", weight: 2, words: ["locked", "password", "log in", "2fa"], because: "Someone can't get in." },
  { topic: "general", weight: 2, words: ["urgent", "immediately", "asap"], because: "The customer calls it urgent." },
];

/** Whole words only, so that "countdown" is no outage. */
export function contains(text: string, signal: Signal): boolean {
  const lower = text.toLowerCase();
  return signal.words.some(word => new RegExp(`(^|[^a-z0-9])${word}($|[^a-z0-9])`).test(lower));
}
