import type { SlugUse } from "@agentwright/language/flow/features/index";
import { newestProfile } from "@agentwright/language/flow/index";
import { slugProblem } from "@agentwright/language/flow/shape/slugs";
import { LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { OpenFlow } from "../../documents/open-file.ts";
import type { Server } from "../../feature.ts";
import type { Answer, Refused } from "../../kinds/answers.ts";
import { workspaceEdit } from "../../names/workspace-edit.ts";
import { flowOutside } from "../view.ts";
import { slugAt } from "./navigation.ts";
import { flowPlaces, stepPlaces } from "./places.ts";

/**
 * Where the slug at a position stands. In `{ a }` the name is the handler's own as well, so that is left to the editor's
 * service for TypeScript.
 */
export const flowPrepareRename: Answer<OpenFlow, "prepareRename"> = (server, file, { position }) => {
  const at = slugAt(server, file, position);
  if (!at || at.use.form === "shorthand") return null;
  if (at.use.built) return refused(builtFromParts(at.use));
  const { start, end } = at.use.span;
  return { range: at.view.document.lines.range(start, end), placeholder: at.use.slug };
};

/** Gives a step or flow another slug wherever it is meant. */
export const flowRename: Answer<OpenFlow, "rename"> = async (server, file, { position, newName }, token) => {
  const at = slugAt(server, file, position);
  if (!at || at.use.form === "shorthand") return null;
  const { view, use } = at;
  const problem = problemOf(server, file, use, newName);
  if (problem !== undefined) return refused(problem);
  if (use.of === "step") return edit(server, stepPlaces(server, file, view, use), newName);
  await server.world.flows.settled();
  const taken = otherFile(server, file, newName);
  if (taken !== undefined && newName !== use.slug) {
    return refused(`There is a flow \`${newName}\` already (${taken}). Choose another slug.`);
  }
  return edit(server, await flowPlaces(server, file.uri, use.slug, token), newName);
};

function edit(server: Server, places: Awaited<ReturnType<typeof flowPlaces>>, to: string) {
  const files = places.map(({ uri, version, lines, edits }) => ({
    uri,
    version,
    edits: edits(to).map(({ start, end, text }) => ({ range: lines.range(start, end), newText: text })),
  }));
  return workspaceEdit(server, files);
}

/** Why a slug can't become another, in a sentence. */
function problemOf(server: Server, file: OpenFlow, use: SlugUse, to: string): string | undefined {
  if (use.built) return builtFromParts(use);
  const known = flowOutside(server.world, file).profile();
  const profile = known === "unknown" ? newestProfile : known.id;
  const problem = slugProblem(to, use.of, profile);
  if (problem !== undefined || use.of === "flow") return problem;
  const others = use.flow.steps.flatMap(({ slug }) => (slug.known ? [slug.value] : []));
  const isTaken = others.some(
    other => typeof other === "string" && other !== use.slug && other.toLowerCase() === to.toLowerCase(),
  );
  return isTaken ? `The flow has a step \`${to}\` already. Choose another slug.` : undefined;
}

function builtFromParts({ slug }: SlugUse): string {
  return `\`${slug}\` is put together from parts here. Write it out, then rename it.`;
}

/** Another file of the workspace that defines a flow of this slug; queues have lower-case names. */
function otherFile({ world }: Server, { uri }: OpenFlow, slug: string): string | undefined {
  const own = world.pathOf(uri);
  const found = world.flows
    .below(uri)
    ?.find(({ file, flows }) => file !== own && flows.some(one => one.slug.toLowerCase() === slug.toLowerCase()));
  return found?.file.slice(found.file.lastIndexOf("/") + 1);
}

function refused(sentence: string): Refused {
  return new ResponseError<never>(LSPErrorCodes.RequestFailed, sentence);
}
