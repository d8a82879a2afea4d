import type { CancellationToken } from "vscode-languageserver";
import { type OpenAgent, openFile } from "../documents/open-file.ts";
import type { Server } from "../feature.ts";

/** A config of the workspace as it is now: as an editor holds it, else as it is on disk. */
export interface Config {
  readonly file: OpenAgent;
  /** Absolute, with `/`. */
  readonly path: string;
  /** null: no editor shows it. */
  readonly version: number | null;
}

/** Longer than this nobody waits for the agents of a workspace to be found, in milliseconds. */
const longest = 5000;

/**
 * Tells whether all agents of the workspace are known, which may take a moment after the first was opened. Where there
 * is no workspace (a file that was never saved), there is nothing to wait for.
 */
export async function agentsKnown(server: Server, uri: string, token: CancellationToken): Promise<boolean> {
  if (server.world.pathOf(uri) === undefined) return true;
  const { outside } = server.world.surroundings(uri);
  const since = performance.now();
  while (outside.agents() === "unknown") {
    if (token.isCancellationRequested || performance.now() - since > longest) return false;
    await new Promise(resolve => setTimeout(resolve, 10));
  }
  return true;
}

/**
 * The configs of the workspace that holds a file, itself among them, whose text may be of interest. Only those are
 * parsed. Gives way to other work every few milliseconds; whoever takes one must be done with it before the next.
 */
export async function* configsWith(
  server: Server,
  uri: string,
  wanted: (text: string, path: string) => boolean,
  token: CancellationToken,
): AsyncGenerator<Config> {
  let since = performance.now();
  for (const path of pathsFrom(server, uri)) {
    if (token.isCancellationRequested) return;
    if (performance.now() - since > 8) {
      await new Promise(resolve => setTimeout(resolve));
      since = performance.now();
    }
    const config = configAt(server, path, text => wanted(text, path));
    if (config) yield config;
  }
}

/** One config by its path, if there is such a file and its text is wanted. */
export function configAt(
  server: Server,
  path: string,
  wanted: (text: string) => boolean = () => true,
): Config | undefined {
  const open = openAt(server, path);
  if (open) return open.kind === "agent" && wanted(open.text) ? { file: open, path, version: open.version } : undefined;
  const uri = server.world.uriOf(path);
  const text = server.world.read(uri);
  if (text === undefined || !wanted(text)) return undefined;
  const file = openFile(uri, "", 0, text);
  return file.kind === "agent" ? { file, path, version: null } : undefined;
}

/** Clients write URIs in their own ways: a file is found by its path. */
function openAt(server: Server, path: string) {
  return server.documents.get(server.world.uriOf(path)) ?? byPath(server).get(path);
}

function byPath({ documents, world }: Server) {
  return new Map(documents.all().map(file => [world.pathOf(file.uri), file]));
}

function pathsFrom(server: Server, uri: string): ReadonlySet<string> {
  const { world, documents } = server;
  const paths = new Set(world.agents(uri));
  const { root } = world.surroundings(uri);
  for (const file of documents.all()) {
    const path = file.kind === "agent" ? world.pathOf(file.uri) : undefined;
    if (path === undefined) continue;
    const own = world.surroundings(file.uri);
    if (file.uri === uri || (own.root === root && own.included)) paths.add(path);
  }
  return paths;
}
