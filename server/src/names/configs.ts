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
export async function agentsKnown({ world }: Server, uri: string, token: CancellationToken): Promise<boolean> {
  if (world.pathOf(uri) === undefined) return true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<void>(resolve => {
    timer = setTimeout(resolve, longest);
    token.onCancellationRequested(() => resolve());
  });
  await Promise.race([world.settled(), over]);
  clearTimeout(timer);
  return world.users(uri) !== undefined;
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
  let open = openConfigs(server);
  for (const path of pathsFrom(server, uri, open)) {
    if (token.isCancellationRequested) return;
    if (performance.now() - since > 8) {
      await new Promise(resolve => setTimeout(resolve));
      since = performance.now();
      open = openConfigs(server);
    }
    const config = read(server, path, open.get(path), text => wanted(text, path));
    if (config) yield config;
  }
}

/** One config by its path, if there is such a file. */
export function configAt(server: Server, path: string): Config | undefined {
  return read(server, path, openConfigs(server).get(path), () => true);
}

function read(
  { world }: Server,
  path: string,
  open: OpenAgent | undefined,
  wanted: (text: string) => boolean,
): Config | undefined {
  if (open) return wanted(open.text) ? { file: open, path, version: open.version } : undefined;
  const uri = world.uriOf(path);
  const text = world.read(uri);
  if (text === undefined || !wanted(text)) return undefined;
  const file = openFile(uri, "", 0, text);
  return file.kind === "agent" ? { file, path, version: null } : undefined;
}

/** Clients write URIs in their own ways: an open file is found by its path. */
function openConfigs({ documents, world }: Server): ReadonlyMap<string, OpenAgent> {
  const open = new Map<string, OpenAgent>();
  for (const file of documents.all()) {
    const path = file.kind === "agent" ? world.pathOf(file.uri) : undefined;
    if (path !== undefined && file.kind === "agent") open.set(path, file);
  }
  return open;
}

/** All agents that are known, and those that editors show and that nobody has looked for yet. */
function pathsFrom({ world }: Server, uri: string, open: ReadonlyMap<string, OpenAgent>): ReadonlySet<string> {
  const paths = new Set(world.agents(uri));
  const { root } = world.surroundings(uri);
  for (const [path, file] of open) {
    if (paths.has(path)) continue;
    const own = world.surroundings(file.uri);
    if (file.uri === uri || (own.root === root && own.included)) paths.add(path);
  }
  return paths;
}
