import { openAgent } from "@agentwright/language/agent/index";
import { envFileName, generatedMark, type ToolTypes, toolTypes } from "@agentwright/language/agent/tool-code/index";
import { syntaxOf } from "@agentwright/language/syntax/index";
import { decoded } from "../../decoded.ts";
import type { OpenAgent } from "../../documents/open-file.ts";
import { fileOf, type Server } from "../../feature.ts";

export { envFileName };

/** The types of the tools of all agents in a config's folder, as the editor holds them. */
export function folderTypes(server: Server, file: OpenAgent): ToolTypes {
  const { world } = server;
  const own = decoded(file.uri.slice(file.uri.lastIndexOf("/") + 1));
  const siblings = namesBeside(server, file.uri).flatMap(fileName => {
    const syntax = fileName.includes("/") || fileName === own ? undefined : syntaxOf(fileName);
    const other = syntax && fileOf(server, world.beside(file.uri, fileName));
    if (!other || !syntax) return [];
    return [{ fileName, document: other.kind === "agent" ? other.agent : openAgent(other.text, syntax) }];
  });
  return toolTypes([{ fileName: own, document: file.agent }, ...siblings]);
}

/** Names of the files in a config's folder: those of the disk, and of the agents that are known of it. */
function namesBeside({ world }: Server, uri: string): readonly string[] {
  const listed = world.surroundings(uri).outside.paths("./");
  const names = listed === "unknown" ? [] : listed.map(path => path.replace(/^\.\//, ""));
  const path = world.pathOf(uri) ?? "";
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const known = world
    .agents(uri)
    .filter(other => other.startsWith(folder))
    .map(other => other.slice(folder.length));
  return [...new Set([...names, ...known])];
}

/** The file of types beside a config: what it should say, and what it says. */
export interface EnvState {
  readonly uri: string;
  readonly text: string;
  /** Absent: there is no such file. */
  readonly current?: string;
  /** It was generated, and so may be written anew. */
  readonly ours: boolean;
}

export function envState(server: Server, file: OpenAgent): EnvState {
  const uri = server.world.beside(file.uri, envFileName);
  const current = fileOf(server, uri)?.text;
  const { text } = folderTypes(server, file);
  return { uri, text, ours: current?.startsWith(generatedMark) === true, ...(current !== undefined && { current }) };
}
