import type { Span } from "./problem.ts";

/** A literal key in a text: where it is, and the secret name that it would have. */
export interface FoundKey extends Span {
  /** Whose key it seems to be. */
  readonly owner: string;
  readonly secret: string;
}

interface Shape {
  readonly owner: string;
  readonly secret: string;
  readonly pattern: string;
  /** Is the pattern so strict that a long word with a digit need not be in it? */
  readonly strict?: true;
}

/** Between the lines of a private key: line breaks, also escaped ones, and marks of comments and texts. */
const pemBreak = `(?:\\s|\\\\[rn]|[#"',>|])+`;
const pemLabel = "(?:[A-Z0-9]+ )*PRIVATE KEY-----";

/** Shapes of keys that providers hand out. The first that matches counts. */
const shapes: readonly Shape[] = [
  { owner: "Anthropic", secret: "ANTHROPIC_API_KEY", pattern: "sk-ant-[A-Za-z0-9_-]{20,}" },
  { owner: "OpenAI", secret: "OPENAI_API_KEY", pattern: "sk-(?:proj-|svcacct-)?[A-Za-z0-9_-]{20,}" },
  { owner: "Google", secret: "GOOGLE_API_KEY", pattern: "AIza[A-Za-z0-9_-]{30,}" },
  { owner: "GitHub", secret: "GITHUB_TOKEN", pattern: "gh[pousr]_[A-Za-z0-9]{30,}" },
  { owner: "GitHub", secret: "GITHUB_TOKEN", pattern: "github_pat_[A-Za-z0-9_]{22,}" },
  { owner: "GitLab", secret: "GITLAB_TOKEN", pattern: "glpat-[A-Za-z0-9_-]{20,}" },
  { owner: "Slack", secret: "SLACK_TOKEN", pattern: "(?:xox[abeoprs]|xapp)-[A-Za-z0-9-]{16,}" },
  {
    owner: "Slack",
    secret: "SLACK_WEBHOOK",
    pattern: "(?<=hooks\\.slack\\.com/services/)T[A-Z0-9]{6,}/B[A-Z0-9]{6,}/[A-Za-z0-9]{16,}",
    strict: true,
  },
  {
    owner: "Discord",
    secret: "DISCORD_TOKEN",
    // The first part is a number in Base64.
    pattern: "(?:[MNO][DTjz][AEIMQUYcgk][w-z0-5]){6,}[A-Za-z0-9]{0,3}\\.[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{27,}",
    strict: true,
  },
  {
    owner: "Discord",
    secret: "DISCORD_WEBHOOK",
    pattern: "(?<=/api/webhooks/)[0-9]{15,20}/[A-Za-z0-9_-]{40,}",
  },
  {
    owner: "Notion",
    secret: "NOTION_TOKEN",
    pattern: "(?:ntn_[A-Za-z0-9]{40,}|secret_[A-Za-z0-9]{43}(?![A-Za-z0-9_]))",
  },
  { owner: "Airtable", secret: "AIRTABLE_TOKEN", pattern: "pat[A-Za-z0-9]{14}\\.[0-9a-f]{64}", strict: true },
  { owner: "Cerebras", secret: "CEREBRAS_API_KEY", pattern: "csk-[A-Za-z0-9]{20,}" },
  { owner: "Groq", secret: "GROQ_API_KEY", pattern: "gsk_[A-Za-z0-9]{40,}" },
  { owner: "xAI", secret: "XAI_API_KEY", pattern: "xai-[A-Za-z0-9]{40,}" },
  {
    owner: "Hugging Face",
    secret: "HF_TOKEN",
    pattern: "hf_(?=[A-Za-z0-9]*[A-Z])(?=[A-Za-z0-9]*[a-z])[A-Za-z0-9]{34,}",
    strict: true,
  },
  { owner: "Stripe", secret: "STRIPE_API_KEY", pattern: "[sr]k_(?:live|test)_[A-Za-z0-9]{20,}" },
  { owner: "npm", secret: "NPM_TOKEN", pattern: "npm_[A-Za-z0-9]{36}" },
  {
    owner: "SendGrid",
    secret: "SENDGRID_API_KEY",
    pattern: "SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}",
    strict: true,
  },
  { owner: "Amazon", secret: "AWS_ACCESS_KEY_ID", pattern: "(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9_])", strict: true },
  {
    owner: "a JWT",
    secret: "ACCESS_TOKEN",
    pattern: "eyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}",
    strict: true,
  },
  {
    owner: "a private key",
    secret: "PRIVATE_KEY",
    // Its name alone, as in a sentence, is no key: lines of Base64 follow, or the header of an encrypted one.
    pattern: `-----BEGIN ${pemLabel}(?=${pemBreak}(?:[A-Za-z0-9+/=]{16}|Proc-Type:))(?:[^]{0,8000}?-----END ${pemLabel}|(?:${pemBreak}[A-Za-z0-9+/=]{16,})*)`,
    strict: true,
  },
];

const any = new RegExp(shapes.map(shape => `(?<![A-Za-z0-9_])(${shape.pattern})`).join("|"), "g");
/** Most texts hold none of these, and are done with. */
const sign = new RegExp(
  "sk-|AIza|gh[pousr]_|github_pat_|glpat-|xox|xapp-|hooks\\.slack|/api/webhooks/|[MNO][DTjz][AEIMQUYcgk][w-z0-5][MNO]|" +
    "ntn_|secret_|pat[A-Za-z0-9]{14}\\.|gsk_|xai-|hf_|k_(?:live|test)_|npm_|SG\\.|A[KS]IA|eyJ|-----BEGIN",
);

/**
 * Keys in a text, by their shape alone. What only stands for a key is none: a row of equal characters, and words with
 * hyphens, as in `sk-your-key-goes-here`; a real one has a long run of letters and digits.
 */
export function findKeys(text: string): readonly FoundKey[] {
  if (!sign.test(text)) return [];
  const found: FoundKey[] = [];
  for (const match of text.matchAll(any)) {
    const shape = shapes[match.slice(1).findIndex(group => group !== undefined)];
    if (!shape || entropy(match[0]) < 2.8 || !(shape.strict || hasRandomRun(match[0]))) continue;
    found.push({ start: match.index, end: match.index + match[0].length, owner: shape.owner, secret: shape.secret });
  }
  return found;
}

function hasRandomRun(text: string): boolean {
  return (text.match(/[A-Za-z0-9]{12,}/g) ?? []).some(run => /\d/.test(run));
}

const keyName =
  /(?:^|[^a-z])(?:api[-_ ]?key|access[-_ ]?key|secret|token|password|passwd|credentials?|private[-_ ]?key|authorization|auth)$/i;

/** Does a field of this name hold a key? `maxTokens` and `tokens` don't. */
export function isKeyName(name: string): boolean {
  return keyName.test(name.replace(/([a-z0-9])([A-Z])/g, "$1-$2"));
}

/** The random-looking part of the value of a field with a key's name; `Bearer` and its like are no part of it. */
export function findRandom(value: string): Span | undefined {
  const match = /^\s*(?:(?:Bearer|Basic|Token|Bot)\s+)?(\S+)\s*$/i.exec(value);
  const token = match?.[1];
  if (!token || token.length < 16 || /\$\{|\{\{|:\/\/|^[./]/.test(token)) return undefined;
  if (!/\d/.test(token) || !/[A-Za-z]/.test(token) || entropy(token) < 3.2) return undefined;
  const start = value.indexOf(token, match.index);
  return { start, end: start + token.length };
}

/** `my-api key` as a secret's name: `MY_API_KEY`. */
export function secretNameOf(name: string): string {
  const words = name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").replace(/[^A-Za-z0-9]+/g, "_");
  const upper = words.replace(/^_+|_+$/g, "").toUpperCase();
  if (!upper) return "SECRET";
  return /^\d/.test(upper) ? `KEY_${upper}` : upper;
}

/** Shannon's entropy in bits a character. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** A text with every key that shows by its shape replaced by a reference to a secret, and how many there were. */
export function redactSecrets(text: string): { readonly text: string; readonly found: number } {
  const keys = findKeys(text);
  let redacted = "";
  let at = 0;
  for (const { start, end, secret } of keys) {
    redacted += `${text.slice(at, start)}\${secret:${secret}}`;
    at = end;
  }
  return { text: redacted + text.slice(at), found: keys.length };
}
