import { linkedNames, linkedPattern } from "@agentwright/language/agent/names/index";
import type { LinkedEditingRangeParams, LinkedEditingRanges } from "vscode-languageserver";
import { openAgentOf, type Server } from "../feature.ts";

/** The places that can be typed in together with a position. */
export function linkedAt(
  server: Server,
  { textDocument, position }: LinkedEditingRangeParams,
): LinkedEditingRanges | null {
  const file = openAgentOf(server, textDocument.uri);
  if (!file) return null;
  const { lines } = file.agent.source;
  const uses = linkedNames(file.agent, lines.offsetAt(position));
  if (uses.length === 0) return null;
  return { ranges: uses.map(({ start, end }) => lines.range(start, end)), wordPattern: linkedPattern };
}
