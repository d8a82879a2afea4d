import type { SymbolKind } from "vscode-languageserver-types";
import { fuzzyScore } from "./fuzzy.ts";

/** Every kind of name that can be looked for in a workspace, one line each. */
const kinds = { agent: 5, tools: 12, prompts: 15, resources: 1, flow: 3, step: 24 } as const satisfies Readonly<
  Record<string, SymbolKind>
>;

export type NamedKind = keyof typeof kinds;

/** A name in a config. */
export interface FoundName {
  readonly uri: string;
  readonly name: string;
  readonly of: NamedKind;
  readonly kind: SymbolKind;
  /** The agent that declares it; of a step its flow. */
  readonly container?: string;
}

/** What one config declares. */
export interface NamesOfFile {
  readonly uri: string;
  /** The agent's own. */
  readonly name: string | undefined;
  readonly names: Readonly<Record<"tools" | "prompts" | "resources", readonly string[]>>;
}

/** A flow, with the slugs of its steps. */
export interface NamedFlow {
  readonly uri: string;
  readonly slug: string;
  readonly steps: readonly string[];
}

/** The names that fit what was typed, best first, at most `most` of them. Nothing typed fits all. */
export function findNames(
  typed: string,
  files: Iterable<NamesOfFile>,
  most = 256,
  flows: Iterable<NamedFlow> = [],
): FoundName[] {
  const found: (FoundName & { readonly score: number })[] = [];
  const add = (uri: string, name: string, of: NamedKind, container?: string) => {
    const score = fuzzyScore(typed, name);
    if (score === undefined) return;
    found.push({ uri, name, of, kind: kinds[of], score, ...(container !== undefined && { container }) });
  };
  for (const { uri, name, names } of files) {
    if (name !== undefined) add(uri, name, "agent");
    for (const of of ["tools", "prompts", "resources"] as const) for (const one of names[of]) add(uri, one, of, name);
  }
  for (const { uri, slug, steps } of flows) {
    add(uri, slug, "flow");
    for (const step of steps) add(uri, step, "step", slug);
  }
  found.sort((a, b) => b.score - a.score || compare(a.name, b.name) || compare(a.uri, b.uri));
  return found.slice(0, most).map(({ score: _, ...one }) => one);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
