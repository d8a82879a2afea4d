import {
  type FoundName,
  findNames,
  locateName,
  type NamedFlow,
  type NamesOfFile,
} from "@agentwright/language/agent/features/workspace-symbols/index";
import type { Range, WorkspaceSymbol } from "vscode-languageserver";
import { type Feature, fileOf, guard, type Server } from "../feature.ts";
import { loadFlows } from "../flow/load.ts";

/** `workspace/symbol` and `workspaceSymbol/resolve`: agents, tools, prompts, resources, flows and their steps. */
export const workspaceSymbol: Feature = {
  capabilities: () => ({ workspaceSymbolProvider: { resolveProvider: true } }),
  listen(server) {
    const { connection } = server;
    connection.onWorkspaceSymbol(
      guard(server, "workspace/symbol", [] as WorkspaceSymbol[], ({ query }) => {
        const found = findNames(query, files(server), 256, flows(server));
        // Where a name stands is looked up for the one that is chosen, if the client can wait for that.
        if (server.abilities.lazySymbols) return found.map(one => symbolOf(one));
        return Promise.all(found.map(async one => symbolOf(one, await rangeOf(server, one))));
      }),
    );
    connection.onWorkspaceSymbolResolve(
      guard(server, "workspaceSymbol/resolve", undefined as unknown as WorkspaceSymbol, async symbol => {
        const { uri } = symbol.location;
        const named = { ...symbol.data, uri, name: symbol.name, container: symbol.containerName };
        return { ...symbol, location: { uri, range: await rangeOf(server, named) } };
      }),
    );
  },
};

function* files({ world }: Server): Generator<NamesOfFile> {
  for (const [uri, name, names] of world.names()) yield { uri, name, names };
}

function* flows({ world }: Server): Generator<NamedFlow> {
  for (const [uri, summary] of world.flows.all()) {
    for (const { slug, steps } of summary.flows) yield { uri, slug, steps };
  }
}

function symbolOf({ uri, name, kind, of, container }: FoundName, range?: Range): WorkspaceSymbol {
  return {
    name,
    kind,
    location: range ? { uri, range } : { uri },
    ...(container !== undefined && { containerName: container }),
    data: { of },
  };
}

const top: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Where the name stands now; the beginning of the file where it does not stand there any more. */
async function rangeOf(server: Server, one: Pick<FoundName, "uri" | "of" | "name" | "container">): Promise<Range> {
  const { uri, of, name, container } = one;
  const file = fileOf(server, uri);
  if (file?.kind === "agent") return locateName(file.agent, of, name) ?? top;
  if (file?.kind !== "flow") return top;
  const { locateFlowSymbol } = await loadFlows();
  const step = of === "step" ? name : undefined;
  return locateFlowSymbol(server.world, file, step === undefined ? name : (container ?? ""), step) ?? top;
}
