import { rewrite, usesAround } from "@agentwright/language/agent/names/index";
import {
  type FlowView,
  renameEdits,
  type SlugUse,
  startsOf,
  usesLike,
  usesOf,
} from "@agentwright/language/flow/features/index";
import { namesPgflow } from "@agentwright/language/flow/index";
import { Lines, type TextEdit } from "@agentwright/language/syntax/index";
import type { CancellationToken } from "vscode-languageserver";
import type { OpenFlow } from "../../documents/open-file.ts";
import type { Server } from "../../feature.ts";
import { agentsKnown, configsWith } from "../../names/configs.ts";
import { closedFlowView, flowView } from "../view.ts";

/** One slug in one version of a file. */
export interface Places {
  readonly uri: string;
  /** null: no editor shows the file. */
  readonly version: number | null;
  readonly lines: Lines;
  /** Where it stands; the declarations first. */
  readonly spans: readonly Span[];
  /** What is written instead. */
  edits(to: string): readonly TextEdit[];
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly isDeclaration: boolean;
}

/** A step's slug: in its file, and where the file has it from. */
export function stepPlaces({ world }: Server, file: OpenFlow, view: FlowView, use: SlugUse): Places[] {
  const found = new Found(world);
  found.addUses({ uri: file.uri, version: file.version, lines: view.document.lines }, usesLike(view, use));
  return found.all();
}

/**
 * A flow's slug in all the workspace: in files that define it, in SQL that starts it, in programs with such SQL in them,
 * and in agents' tools.
 */
export async function flowPlaces(
  server: Server,
  uri: string,
  slug: string,
  token: CancellationToken,
): Promise<Places[]> {
  const { world, documents } = server;
  const found = new Found(world);
  const take = (view: FlowView, at: At) => {
    const uses = usesOf(view).filter(use => use.of === "flow" && use.slug === slug);
    if (uses[0]) found.addUses(at, usesLike(view, uses[0]));
  };
  for (const file of documents.all()) {
    if (file.kind !== "flow" || (file.uri !== uri && !isSameRoot(server, file.uri, uri))) continue;
    const view = flowView(world, file);
    const at = { uri: file.uri, version: file.version, lines: view.document.lines };
    take(view, at);
    found.addSpans(at, startsOf(file.text, slug));
  }
  for await (const text of world.flows.textsWith(uri, slug, () => token.isCancellationRequested)) {
    const open = documents.get(text.uri);
    if (open?.kind === "flow") continue;
    const at = { uri: text.uri, version: text.version, lines: new Lines(text.text) };
    found.addSpans(at, startsOf(text.text, slug));
    if (/\.sql$/i.test(text.uri) || !namesPgflow(text.text, world.flows.aliases(text.uri))) continue;
    take(closedFlowView(world, text.uri, text.text), at);
  }
  return [...found.all(), ...(await configPlaces(server, uri, slug, token))];
}

/** An agent's tools that start the flow. */
async function configPlaces(server: Server, uri: string, slug: string, token: CancellationToken): Promise<Places[]> {
  server.world.lookForAgents(uri);
  await agentsKnown(server, uri, token);
  const places: Places[] = [];
  for await (const { file, version } of configsWith(server, uri, text => text.includes(slug), token)) {
    const uses = usesAround(file.agent, slug).filter(({ kind, name }) => kind === "flow" && name === slug);
    if (uses.length === 0) continue;
    places.push({
      uri: file.uri,
      version,
      lines: file.agent.source.lines,
      spans: uses.map(({ start, end }) => ({ start, end, isDeclaration: false })),
      edits: to => rewrite(uses.map(use => ({ use, text: to }))),
    });
  }
  return places;
}

function isSameRoot({ world }: Server, a: string, b: string): boolean {
  const root = world.surroundings(a).root;
  return root !== undefined && root === world.surroundings(b).root;
}

type At = Pick<Places, "uri" | "version" | "lines">;

/** What was found so far, by file: constants of one file may be met from several. */
class Found {
  readonly #world: Server["world"];
  readonly #byUri = new Map<
    string,
    { readonly at: At; readonly spans: Map<number, Span & { text(to: string): string }> }
  >();

  constructor(world: Server["world"]) {
    this.#world = world;
  }

  addUses(at: At, uses: readonly SlugUse[]): void {
    for (const use of uses) {
      const isDeclaration = use.role === "declaration";
      const text = (to: string) => renameEdits([use], to)[0]?.text ?? to;
      const { start, end, file } = use.span;
      if (file === undefined) this.#add(at, { start, end, isDeclaration, text });
      else this.#addElsewhere(this.#world.beside(at.uri, file), use, isDeclaration);
    }
  }

  addSpans(at: At, spans: readonly { readonly start: number; readonly end: number }[]): void {
    for (const { start, end } of spans) this.#add(at, { start, end, isDeclaration: false, text: to => to });
  }

  all(): Places[] {
    return [...this.#byUri.values()].map(({ at, spans }) => {
      const sorted = [...spans.values()].sort((a, b) => a.start - b.start);
      return {
        ...at,
        spans: sorted,
        edits: to => sorted.map(({ start, end, text }) => ({ start, end, text: text(to) })),
      };
    });
  }

  /** A constant of another file: its literal, with its quotes. */
  #addElsewhere(uri: string, { slug, span }: SlugUse, isDeclaration: boolean): void {
    const known = this.#byUri.get(uri)?.at;
    const text = this.#world.textOf(uri);
    if (text === undefined) return;
    const inner = /^["'`]/.test(text.text.charAt(span.start)) ? span.start + 1 : span.start;
    if (text.text.slice(inner, inner + slug.length) !== slug) return;
    const at = known ?? { uri, version: text.version, lines: new Lines(text.text) };
    this.#add(at, { start: inner, end: inner + slug.length, isDeclaration, text: to => to });
  }

  #add(at: At, span: Span & { text(to: string): string }): void {
    const file = this.#byUri.get(at.uri) ?? { at, spans: new Map() };
    this.#byUri.set(at.uri, file);
    if (!file.spans.has(span.start)) file.spans.set(span.start, span);
  }
}
