import type { FlowSpan } from "../model.ts";
import type { SlugUse } from "./names.ts";

/** What is written instead, by offsets. */
export interface SlugEdit extends FlowSpan {
  readonly text: string;
}

/**
 * The edits that give a slug another text where it stands. A name that a handler takes stays the handler's: `{ a }`
 * becomes `{ b: a }`.
 */
export function renameEdits(uses: readonly SlugUse[], to: string): SlugEdit[] {
  return uses.flatMap(({ span, form, slug }): SlugEdit[] => {
    const place = { start: span.start, end: span.end, ...(span.file !== undefined && { file: span.file }) };
    return [{ ...place, text: form === "shorthand" ? `${to}: ${slug}` : to }];
  });
}

/** A slug in a call of `start_flow` in SQL, or in a text of a program that holds SQL. */
const started = /\bstart_flow(?:_with_states)?\s*\(\s*(?:flow_slug\s*(?:=>|:=)\s*)?(E?)(['"`])((?:(?!\2).)*)\2/g;

/** Where a text starts a flow by its slug: `pgflow.start_flow('slug', …)` in SQL, or within a program's text. */
export function startsOf(text: string, slug: string): FlowSpan[] {
  const found: FlowSpan[] = [];
  if (!text.includes(slug)) return found;
  for (const match of text.matchAll(started)) {
    if (match[3] !== slug) continue;
    const end = match.index + match[0].length - 1;
    found.push({ start: end - slug.length, end });
  }
  // supabase.schema("pgflow").rpc("start_flow", { flow_slug: "slug" }) and the client's startFlow("slug", …)
  for (const match of text.matchAll(
    /\bflow_slug["']?\s*:\s*(["'`])((?:(?!\1).)*)\1|\bstartFlow\s*(?:<[^()]*>)?\(\s*(["'`])((?:(?!\3).)*)\3/g,
  )) {
    if ((match[2] ?? match[4]) !== slug) continue;
    const end = match.index + match[0].length - 1;
    found.push({ start: end - slug.length, end });
  }
  return found.sort((a, b) => a.start - b.start);
}
