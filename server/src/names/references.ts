import type { CancellationToken, Location, ReferenceParams } from "vscode-languageserver";
import type { Server } from "../feature.ts";
import { loadFlows } from "../flow/load.ts";
import { agentsKnown } from "./configs.ts";
import { isEverywhere, occurrencesOf } from "./occurrences.ts";
import { ownAgentAt } from "./own-agent.ts";
import { targetAt } from "./target.ts";

/** Everywhere where the name at a position is meant; on an agent's own name, where other agents name its file. */
export async function referencesAt(
  server: Server,
  { textDocument: { uri }, position, context }: ReferenceParams,
  token: CancellationToken,
): Promise<Location[]> {
  const target = targetAt(server, uri, position) ?? ownAgentAt(server, uri, position);
  if (!target) return [];
  if (isEverywhere(server, target)) await agentsKnown(server, uri, token);
  if (target.use.kind === "flow") {
    const { flowReferencesFrom } = await loadFlows();
    return flowReferencesFrom(server, uri, target.use.name, context.includeDeclaration, token);
  }
  const found: Location[] = [];
  for await (const { uri: other, source, uses } of occurrencesOf(server, target, token)) {
    for (const { role, start, end } of uses) {
      if (role === "declaration" && !context.includeDeclaration) continue;
      found.push({ uri: other, range: source.lines.range(start, end) });
    }
  }
  return found;
}
