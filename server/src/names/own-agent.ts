import { find } from "@agentwright/language/syntax/index";
import type { Position, Range } from "vscode-languageserver";
import type { OpenAgent } from "../documents/open-file.ts";
import { openAgentOf, type Server } from "../feature.ts";
import type { Target } from "./target.ts";

/** An agent's own name, as what other configs name by its path; undefined where the position is elsewhere. */
export function ownAgentAt(server: Server, uri: string, position: Position): Target | undefined {
  const file = openAgentOf(server, uri);
  const path = server.world.pathOf(uri);
  const range = file && nameRange(file);
  if (!file || !range || path === undefined) return undefined;
  const { source } = file.agent;
  const { lines } = source;
  const offset = lines.offsetAt(position);
  if (offset < lines.offsetAt(range.start) || offset > lines.offsetAt(range.end)) return undefined;
  const found = find(source, ["identity", "name"]);
  if (found?.node?.kind !== "scalar") return undefined;
  const { node, piece } = found;
  const place = { start: node.start, end: node.end, piece, node, from: 0, to: 0, flow: false, shared: false };
  const at = { start: piece.start + node.start, end: piece.start + node.end };
  const use = { kind: "agent", name: path, role: "declaration", section: "identity", item: -1, ...at, place } as const;
  return { file, source, use, path };
}

/** Where an agent says its name. */
export function nameRange({ agent: { source } }: OpenAgent): Range | undefined {
  const found = find(source, ["identity", "name"]);
  if (found?.node?.kind !== "scalar") return undefined;
  const start = found.piece.start + found.node.start;
  return source.lines.range(start, found.piece.start + found.node.end);
}
