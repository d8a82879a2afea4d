import { placeholdersIn } from "@agentwright/language";
import type { Fields } from "./shapes.ts";

/** A config in the making, beside what could not be carried over. */
export interface Draft {
  readonly config: Record<string, unknown>;
  /** What was left behind or changed: one sentence each. */
  readonly notes: string[];
  /** Keys that the old file had or asked for, by the names of the secrets that now stand for them. */
  readonly credentials: Map<string, Credential>;
}

/** A key that somebody has to set. */
export interface Credential {
  /** Whose it is: `openai`, or a name of the user's own. */
  readonly provider: string;
  readonly description?: string;
  readonly optional?: boolean;
}

/** An empty draft. */
export function newDraft(): Draft {
  return { config: {}, notes: [], credentials: new Map() };
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

/** Notes the fields of an object that nobody reads and that say something. */
export function noteLeftOver(draft: Draft, where: string, of: Fields, known: readonly string[]): void {
  const names = Object.keys(of).filter(name => !known.includes(name) && !isEmpty(of[name]));
  if (names.length === 0) return;
  const plural = names.length > 1;
  draft.notes.push(
    `${where} has ${plural ? "fields" : "a field"} without a counterpart, left out: ${names.join(", ")}.`,
  );
}

/** Nothing, `false`, `""`, `[]` or `{}`: what is lost with it is nothing. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

/** A name of 3 to 100 characters, on one line. */
export function agentName(draft: Draft, said: string | undefined): string {
  const name = (said ?? "").replace(/[\s\p{C}]+/gu, " ").trim();
  const length = Array.from(name).length;
  if (length >= 3 && length <= 100) return name;
  const better = length > 100 ? cutTo(name, 100).trim() : name === "" ? "Imported agent" : `${name} agent`;
  draft.notes.push(`The name "${name}" does not fit 3 to 100 characters; it is now "${better}".`);
  return better;
}

/** The first characters of a text; none is cut in half. */
export function cutTo(text: string, most: number): string {
  return Array.from(text).slice(0, most).join("");
}

/** Instructions up to 1000 characters go where they belong; longer ones become a prompt, whole. */
export function putInstructions(draft: Draft, personality: Record<string, unknown>, said: string | undefined): void {
  if (said === undefined) return;
  if (said.length <= 1000) personality.customInstructions = said;
  else {
    addPrompt(draft, "instructions", said);
    personality.customInstructions = 'Follow the prompt "instructions".';
    draft.notes.push('The instructions are longer than 1000 characters; they are now the prompt "instructions".');
  }
}

/** Adds a prompt; its variables are those that its text uses, as identifiers (`{{.city}}` -> `{{city}}`). */
export function addPrompt(draft: Draft, name: string, said: string): void {
  const names = new Map<string, string>();
  let content = "";
  let at = 0;
  for (const { name: placeholder, start, end } of placeholdersIn(said)) {
    const variable = names.get(placeholder) ?? variableName(placeholder, new Set(names.values()));
    names.set(placeholder, variable);
    content += `${said.slice(at, start)}{{${variable}}}`;
    at = end;
  }
  content += said.slice(at);
  for (const [before, variable] of names) {
    if (before.replace(/^\./, "") === variable) continue;
    draft.notes.push(`The placeholder "{{${before}}}" of the prompt "${name}" is now "{{${variable}}}".`);
  }
  const prompts = (draft.config.prompts ?? []) as unknown[];
  prompts.push({ name, ...(names.size > 0 && { variables: [...new Set(names.values())] }), content });
  draft.config.prompts = prompts;
}

/** `{{city}}` and `{{.city}}` are one variable; two others stay two. */
function variableName(placeholder: string, taken: ReadonlySet<string>): string {
  const plain = placeholder.replace(/^\./, "");
  return /^[A-Za-z_]\w*$/.test(plain) ? plain : identifier(plain, taken, "value");
}

/** Makes an identifier of a name, different from those taken. */
export function identifier(name: string, taken: ReadonlySet<string>, fallback: string): string {
  const plain = name.trim().replace(/[^A-Za-z0-9_]+/g, "_");
  const base = /[A-Za-z0-9]/.test(plain) ? plain.replace(/^(?=\d)/, "_") : fallback;
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? base : `${base}_${count}`;
    if (!taken.has(candidate)) return candidate;
  }
}
