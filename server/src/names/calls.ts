import { type NameUse, pathMeant, usesOf } from "@agentwright/language/agent/names/index";
import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type CallHierarchyPrepareParams,
  type CancellationToken,
  type Position,
  type Range,
  SymbolKind,
} from "vscode-languageserver";
import { openAgentOf, type Server } from "../feature.ts";
import { agentsKnown, type Config, configAt, configsWith } from "./configs.ts";
import { nameRange } from "./own-agent.ts";
import { targetAt } from "./target.ts";

/** The agent at a position, as an item whose calls can be asked for. */
export function prepareCalls(
  server: Server,
  { textDocument, position }: CallHierarchyPrepareParams,
): CallHierarchyItem[] | null {
  const path = agentAt(server, textDocument.uri, position);
  const config = path === undefined ? undefined : configAt(server, path);
  return config ? [itemOf(server, config)] : null;
}

/** The agent that a position is about: the one that a path there names, or in its identity and orchestration the config's own. */
function agentAt(server: Server, uri: string, position: Position): string | undefined {
  const target = targetAt(server, uri, position);
  if (target?.use.kind === "agent") return target.path;
  const file = openAgentOf(server, uri);
  if (!file) return undefined;
  const offset = file.agent.source.lines.offsetAt(position);
  const section = file.agent.source.sections.find(one => offset >= one.start() && offset <= one.end());
  return section?.name === "identity" || section?.name === "orchestration" ? server.world.pathOf(uri) : undefined;
}

function itemOf(server: Server, { file, path }: Config): CallHierarchyItem {
  const { lines, text } = file.agent.source;
  const selectionRange = nameRange(file) ?? lines.range(0, 0);
  const name = text.slice(lines.offsetAt(selectionRange.start), lines.offsetAt(selectionRange.end));
  const { root } = server.world.surroundings(file.uri);
  const detail = root !== undefined && path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path;
  return {
    name: name.replace(/^(["'])(.*)\1$/s, "$2") || detail.slice(detail.lastIndexOf("/") + 1),
    kind: SymbolKind.Class,
    detail,
    uri: file.uri,
    range: lines.range(0, text.length),
    selectionRange,
  };
}

/** Configs that run an agent, with the places where they name it. */
export async function incomingCalls(
  server: Server,
  { uri }: CallHierarchyItem,
  token: CancellationToken,
): Promise<CallHierarchyIncomingCall[]> {
  const path = server.world.pathOf(uri);
  if (path === undefined) return [];
  await agentsKnown(server, uri, token);
  const word = path.slice(path.lastIndexOf("/") + 1);
  const calls: CallHierarchyIncomingCall[] = [];
  for await (const config of configsWith(server, uri, text => text.includes(word), token)) {
    const fromRanges = agentsOf(config).get(path);
    if (fromRanges) calls.push({ from: itemOf(server, config), fromRanges });
  }
  return calls;
}

/** Agents that a config runs, in order; those that aren't there are left out. */
export function outgoingCalls(server: Server, { uri }: CallHierarchyItem): CallHierarchyOutgoingCall[] {
  const path = server.world.pathOf(uri);
  const config = path === undefined ? undefined : configAt(server, path);
  if (!config) return [];
  return [...agentsOf(config)].flatMap(([other, fromRanges]) => {
    const to = configAt(server, other);
    return to ? [{ to: itemOf(server, to), fromRanges }] : [];
  });
}

/** The paths of the agents that a config runs, and where it names each. */
function agentsOf({ file, path }: Config): ReadonlyMap<string, Range[]> {
  const ranges = new Map<string, Range[]>();
  const isAgent = ({ kind }: NameUse) => kind === "agent";
  for (const use of usesOf(file.agent).filter(isAgent)) {
    const other = pathMeant(path, use);
    if (other === undefined) continue;
    ranges.set(other, [...(ranges.get(other) ?? []), file.agent.source.lines.range(use.start, use.end)]);
  }
  return ranges;
}
