import {
  isPath,
  type NameUse,
  pathMeant,
  projectSecrets,
  usesAround,
  usesLike,
} from "@agentwright/language/agent/names/index";
import { parseSource, type SourceDocument } from "@agentwright/language/syntax/index";
import type { CancellationToken } from "vscode-languageserver";
import type { Server } from "../feature.ts";
import { configsWith } from "./configs.ts";
import type { Target } from "./target.ts";

/** The uses of one name in one file. */
export interface Occurrences {
  readonly uri: string;
  /** null: no editor shows the file. */
  readonly version: number | null;
  readonly source: SourceDocument;
  readonly uses: readonly NameUse[];
}

/**
 * Everywhere where a name is meant: its own file, for secrets, flows and files all configs of the workspace, for
 * secrets also the project files that apply to them. Whoever takes one file must be done with it before the next.
 */
export async function* occurrencesOf(
  server: Server,
  { file, source, use, path }: Target,
  token: CancellationToken,
): AsyncGenerator<Occurrences> {
  if (!isEverywhere(server, { file, use, path })) {
    yield { uri: file.uri, version: file.version, source, uses: usesLike({ source }, use) };
    return;
  }
  const projects = new Set<string>();
  const folders = new Set<string>();
  const addProject = (uri: string) => {
    const folder = uri.slice(0, uri.lastIndexOf("/"));
    if (use.kind !== "secret" || folders.has(folder)) return;
    folders.add(folder);
    const { projectFile } = server.world.surroundings(uri);
    if (projectFile !== undefined) projects.add(projectFile);
  };
  addProject(file.uri);
  const word = path === undefined ? use.name : nameOf(path);
  for await (const config of configsWith(server, file.uri, text => text.includes(word), token)) {
    const uses = usesAround(config.file.agent, word).filter(other =>
      path === undefined
        ? other.kind === use.kind && other.name === use.name
        : isPath(other) && pathMeant(config.path, other) === path,
    );
    if (uses.length === 0) continue;
    addProject(config.file.uri);
    yield { uri: config.file.uri, version: config.version, source: config.file.agent.source, uses };
  }
  for (const project of projects) {
    const found = inProject(server, project, use.name);
    if (found) yield found;
  }
}

/** Do other files speak of the name too? */
export function isEverywhere(server: Server, { file, use, path }: Omit<Target, "source">): boolean {
  const shared = use.kind === "secret" || use.kind === "flow" || path !== undefined;
  return shared && server.world.pathOf(file.uri) !== undefined;
}

/** The entries of a secret in a project file. */
export function inProject(server: Server, path: string, secret: string): Occurrences | undefined {
  const { documents, world } = server;
  const open = documents.all().find(({ uri }) => world.pathOf(uri) === path);
  const uri = open?.uri ?? world.uriOf(path);
  const text = open?.text ?? world.read(uri);
  if (text === undefined) return undefined;
  const source = parseSource(text, "jsonc");
  const uses = projectSecrets(source).filter(({ name }) => name === secret);
  return uses.length > 0 ? { uri, version: open?.version ?? null, source, uses } : undefined;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
