import { type FlowView, type SlugUse, useAt, usesLike } from "@agentwright/language/flow/features/index";
import { type CancellationToken, DocumentHighlightKind, type Location, type Position } from "vscode-languageserver";
import type { OpenFlow } from "../../documents/open-file.ts";
import type { Server } from "../../feature.ts";
import type { Answer } from "../../kinds/answers.ts";
import { flowView } from "../view.ts";
import { flowPlaces, type Places, stepPlaces } from "./places.ts";

/** The slug at a position. */
export function slugAt(
  server: Server,
  file: OpenFlow,
  position: Position,
): { view: FlowView; use: SlugUse } | undefined {
  const view = flowView(server.world, file);
  const use = useAt(view, view.document.lines.offsetAt(position));
  return use && { view, use };
}

/** Where the step or flow is declared. */
export const flowDefinition: Answer<OpenFlow, "definition"> = (server, file, { position }) => {
  const at = slugAt(server, file, position);
  if (!at) return null;
  const places = stepPlaces(server, file, at.view, at.use);
  const declared = locations(places, true).filter(({ isDeclaration }) => isDeclaration);
  if (declared.length === 0) return null;
  if (!server.abilities.definitionLinks) return declared.map(({ uri, range }) => ({ uri, range }));
  const { start, end } = at.use.span;
  const originSelectionRange = at.view.document.lines.range(start, end);
  return declared.map(({ uri, range }) => ({
    originSelectionRange,
    targetUri: uri,
    targetRange: range,
    targetSelectionRange: range,
  }));
};

export const flowReferences: Answer<OpenFlow, "references"> = async (server, file, { position, context }, token) => {
  const at = slugAt(server, file, position);
  if (!at) return [];
  const { view, use } = at;
  const places =
    use.of === "flow" ? await flowPlaces(server, file.uri, use.slug, token) : stepPlaces(server, file, view, use);
  return locations(places, context.includeDeclaration).map(({ uri, range }) => ({ uri, range }));
};

export const flowHighlights: Answer<OpenFlow, "documentHighlight"> = (server, file, { position }) => {
  const at = slugAt(server, file, position);
  if (!at) return [];
  const { lines } = at.view.document;
  return usesLike(at.view, at.use)
    .filter(({ span }) => span.file === undefined)
    .map(({ span, role }) => ({
      range: lines.range(span.start, span.end),
      kind: role === "declaration" ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
};

function locations(places: readonly Places[], withDeclaration: boolean): (Location & { isDeclaration: boolean })[] {
  return places.flatMap(({ uri, lines, spans }) =>
    spans.flatMap(({ start, end, isDeclaration }) =>
      isDeclaration && !withDeclaration ? [] : [{ uri, range: lines.range(start, end), isDeclaration }],
    ),
  );
}

/** Where the flow that a config names is declared. */
export async function declarationsOfFlow(
  server: Server,
  uri: string,
  slug: string,
  token: CancellationToken,
): Promise<Location[]> {
  const found = locations(await flowPlaces(server, uri, slug, token), true);
  return found.filter(({ isDeclaration }) => isDeclaration).map(({ uri: at, range }) => ({ uri: at, range }));
}

/** Everywhere where the flow that a config names is meant. */
export async function flowReferencesFrom(
  server: Server,
  uri: string,
  slug: string,
  withDeclaration: boolean,
  token: CancellationToken,
): Promise<Location[]> {
  const found = locations(await flowPlaces(server, uri, slug, token), withDeclaration);
  return found.map(({ uri: at, range }) => ({ uri: at, range }));
}
