/** A config in the making, beside what could not be carried over. */
export interface Draft {
  /** Sections in the order in which they are written. */
  readonly config: Record<string, unknown>;
  /** What was left behind or changed: one sentence each. */
  readonly notes: string[];
  /** Names of secrets that the config now refers to. */
  readonly secrets: Set<string>;
}

/** An empty draft. */
export function newDraft(): Draft {
  return { config: {}, notes: [], secrets: new Set() };
}

/** The object at a key; made from `initial` if there is none yet. */
export function child(
  of: Record<string, unknown>,
  key: string,
  initial: Record<string, unknown>,
): Record<string, unknown> {
  of[key] ??= initial;
  return of[key] as Record<string, unknown>;
}

/** `openai` -> `OPENAI_API_KEY`; keeps a name that is one already. */
export function secretName(provider: string): string {
  const name = provider
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  const safe = /^[A-Z]/.test(name) ? name : `KEY_${name}`;
  return /(KEY|TOKEN|SECRET|PASSWORD)$/.test(safe) ? safe : `${safe}_API_KEY`;
}

/** Puts a reference to a secret under `apiKeys`. The value itself is never looked at. */
export function referToSecret(draft: Draft, provider: string, name = secretName(provider)): void {
  child(draft.config, "apiKeys", {})[provider] = `\${secret:${name}}`;
  draft.secrets.add(name);
}

/** A name of 3 to 100 characters. */
export function agentName(draft: Draft, name: string | undefined): string {
  const trimmed = (name ?? "").trim();
  if (trimmed.length >= 3 && trimmed.length <= 100) return trimmed;
  const fitted = trimmed.length > 100 ? trimmed.slice(0, 100).trim() : `${trimmed} agent`.trim();
  const better = fitted.length < 3 || trimmed === "" ? "Imported agent" : fitted;
  draft.notes.push(`The name "${trimmed}" does not fit 3 to 100 characters; it is now "${better}".`);
  return better;
}

/** Instructions up to 1000 characters go where they belong; longer ones become a prompt, whole. */
export function putInstructions(
  draft: Draft,
  personality: Record<string, unknown>,
  instructions: string | undefined,
): void {
  if (instructions === undefined) return;
  if (instructions.length <= 1000) personality.customInstructions = instructions;
  else {
    addPrompt(draft, { name: "instructions", content: instructions });
    personality.customInstructions = 'Follow the prompt "instructions".';
    draft.notes.push('The instructions are longer than 1000 characters; they are now the prompt "instructions".');
  }
}

/** Adds a prompt; its variables are those that its text uses. */
export function addPrompt(draft: Draft, prompt: { name: string; content: string }): void {
  const names = [...prompt.content.matchAll(/\{\{\s*([A-Za-z_]\w*)\s*\}\}/g)].map(match => match[1] as string);
  const variables = [...new Set(names)];
  draft.config.prompts ??= [];
  (draft.config.prompts as unknown[]).push({
    name: prompt.name,
    ...(variables.length > 0 && { variables }),
    content: prompt.content,
  });
}

/** Makes an identifier of a name, different from those taken. */
export function identifier(name: string, taken: ReadonlySet<string>): string {
  const base =
    name
      .trim()
      .replace(/[^A-Za-z0-9_]+/g, "_")
      .replace(/^(?=\d)/, "_")
      .replace(/^_+$/, "") || "tool";
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? base : `${base}_${count}`;
    if (!taken.has(candidate)) return candidate;
  }
}
