import {
  type FoundName,
  findNames,
  locateName,
  type NamesOfFile,
} from "@agentwright/language/agent/features/workspace-symbols/index";
import type { Range, WorkspaceSymbol } from "vscode-languageserver";
import { type Feature, fileOf, guard, type Server } from "../feature.ts";

/** `workspace/symbol` and `workspaceSymbol/resolve`: agents, tools, prompts and resources of the whole workspace. */
export const workspaceSymbol: Feature = {
  capabilities: () => ({ workspaceSymbolProvider: { resolveProvider: true } }),
  listen(server) {
    const { connection } = server;
    connection.onWorkspaceSymbol(
      guard(server, "workspace/symbol", [] as WorkspaceSymbol[], ({ query }) => {
        const found = findNames(query, files(server));
        // Where a name stands is looked up for the one that is chosen, if the client can wait for that.
        return found.map(one => symbolOf(one, server.abilities.lazySymbols ? undefined : rangeOf(server, one)));
      }),
    );
    connection.onWorkspaceSymbolResolve(
      guard(server, "workspaceSymbol/resolve", undefined as unknown as WorkspaceSymbol, symbol => {
        const { uri } = symbol.location;
        return { ...symbol, location: { uri, range: rangeOf(server, { ...symbol.data, uri, name: symbol.name }) } };
      }),
    );
  },
};

function* files({ world }: Server): Generator<NamesOfFile> {
  for (const [uri, name, names] of world.names()) yield { uri, name, names };
}

function symbolOf({ uri, name, kind, of, container }: FoundName, range: Range | undefined): WorkspaceSymbol {
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
function rangeOf(server: Server, { uri, of, name }: Pick<FoundName, "uri" | "of" | "name">): Range {
  const file = fileOf(server, uri);
  return (file?.kind === "agent" ? locateName(file.agent, of, name) : undefined) ?? top;
}
