import { type NameUse, pathMeant, usesOf } from "@agentwright/language/agent/names/index";
import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type CancellationToken,
  type Position,
  type Range,
  SymbolKind,
} from "vscode-languageserver";
import { type Feature, guard, openAgentOf, type Server } from "../feature.ts";
import { agentsKnown, type Config, configAt, configsWith } from "../names/configs.ts";
import { nameRange } from "../names/own-agent.ts";
import { targetAt } from "../names/target.ts";

/** `textDocument/prepareCallHierarchy` and the calls of an item: which agents run which. */
export const callHierarchy: Feature = {
  capabilities: () => ({ callHierarchyProvider: true }),
  listen(server) {
    const { callHierarchy } = server.connection.languages;
    callHierarchy.onPrepare(
      guard(
        server,
        "textDocument/prepareCallHierarchy",
        null as CallHierarchyItem[] | null,
        ({ textDocument, position }) => {
          const path = agentAt(server, textDocument.uri, position);
          const config = path === undefined ? undefined : configAt(server, path);
          return config ? [itemOf(server, config)] : null;
        },
      ),
    );
    callHierarchy.onIncomingCalls(
      guard(server, "callHierarchy/incomingCalls", null as CallHierarchyIncomingCall[] | null, ({ item }, token) =>
        incoming(server, item.uri, token),
      ),
    );
    callHierarchy.onOutgoingCalls(
      guard(server, "callHierarchy/outgoingCalls", null as CallHierarchyOutgoingCall[] | null, ({ item }) =>
        outgoing(server, item.uri),
      ),
    );
  },
};

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
async function incoming(server: Server, uri: string, token: CancellationToken): Promise<CallHierarchyIncomingCall[]> {
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
function outgoing(server: Server, uri: string): CallHierarchyOutgoingCall[] {
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
