import { isPath, type NameUse, pathMeant, projectSecrets, useAt } from "@agentwright/language/agent/names/index";
import { parseSource, type SourceDocument } from "@agentwright/language/syntax/index";
import type { Position } from "vscode-languageserver";
import type { OpenFile } from "../documents/open-file.ts";
import type { Server } from "../feature.ts";

/** The name that a request is about. */
export interface Target {
  readonly file: OpenFile;
  readonly source: SourceDocument;
  readonly use: NameUse;
  /** The absolute path of the file that the name means, if it means one. */
  readonly path?: string | undefined;
}

/** The name at a position of an open config or project file. */
export function targetAt(server: Server, uri: string, position: Position): Target | undefined {
  const file = server.documents.get(uri);
  if (file?.kind === "agent") {
    const { source } = file.agent;
    const use = useAt(file.agent, source.lines.offsetAt(position));
    const config = server.world.pathOf(uri);
    if (!use) return undefined;
    return { file, source, use, path: isPath(use) && config !== undefined ? pathMeant(config, use) : undefined };
  }
  if (file?.kind !== "project") return undefined;
  const source = parseSource(file.text, "jsonc");
  const offset = source.lines.offsetAt(position);
  const use = projectSecrets(source).find(({ start, end }) => offset >= start && offset <= end);
  return use && { file, source, use };
}
