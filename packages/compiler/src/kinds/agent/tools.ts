import type { AgentConfig, Tool } from "@agentwright/language";
import type { FileFinding } from "@agentwright/protocol";
import { type EntryCode, languageOfFile } from "../../backends/embedded/collect.ts";
import { BuildFailure } from "../../build/failure.ts";
import type { BuildRun } from "../../build/run.ts";
import { fileOrigin } from "../../build/source.ts";
import { folderOf, insideRoot, joinPath } from "../../shared/paths.ts";
import { decodeText } from "../../shared/text.ts";
import { inlineOrigin, valueOrigin } from "./inline.ts";
import type { OpenedAgent } from "./open.ts";

/** Code of one tool: where it begins, and whether it is inline, where a bare function body is enough. */
export interface ToolCode {
  readonly tool: string;
  readonly inline: boolean;
  readonly entry: EntryCode;
}

export interface ToolCodes {
  readonly codes: readonly ToolCode[];
  readonly findings: readonly FileFinding[];
}

/** Names of the tools that are written in Go. */
export function goTools(config: AgentConfig): string[] {
  const tools = config.tools ?? [];
  return tools.filter(tool => tool.language === "go" || tool.source?.endsWith(".go")).map(tool => tool.name);
}

/** Reads the code of every tool that has some. */
export async function readToolCode(run: BuildRun, opened: OpenedAgent, config: AgentConfig): Promise<ToolCodes> {
  const codes: ToolCode[] = [];
  const findings: FileFinding[] = [];
  for (const [index, tool] of (config.tools ?? []).entries()) {
    if (tool.code !== undefined) codes.push(inlineCode(opened, tool, index, tool.code));
    if (tool.source !== undefined) {
      const read = await fileCode(run, opened, tool, tool.source);
      if (typeof read !== "string") codes.push(read);
      else findings.push(atValue(opened, ["tools", index, "source"], read));
    }
  }
  return { codes, findings };
}

/** The name tells config and tool, and ends as a file of its language does: stack places of the plugin show it. */
function inlineCode(opened: OpenedAgent, tool: Tool, index: number, text: string): ToolCode {
  const language = tool.language === "javascript" ? "javascript" : "typescript";
  const name = `${opened.name}#${tool.name}.${language === "javascript" ? "js" : "ts"}`;
  const origin = inlineOrigin(opened.document, opened.path, ["tools", index, "code"], text);
  return { tool: tool.name, inline: true, entry: { name, path: opened.path, text, language, origin } };
}

async function fileCode(run: BuildRun, opened: OpenedAgent, tool: Tool, source: string): Promise<ToolCode | string> {
  const path = joinPath(folderOf(opened.path), source);
  const name = insideRoot(run.root, path);
  if (name === undefined) return `\`${source}\` leads out of ${run.root}; move the file inside.`;
  if (!/\.m?[jt]s$/.test(path)) return `\`${source}\` is neither TypeScript nor JavaScript; name a .ts or .js file.`;
  const bytes = await run.read(path);
  if (!bytes) return `The file \`${source}\` does not exist; check the path, which is read from this config's folder.`;
  const text = decodeText(bytes);
  if (text === undefined) throw new BuildFailure("findings", `${path} is not UTF-8. Save it with that encoding.`);
  const entry = { name, path, text, language: languageOfFile(path), origin: fileOrigin(path) };
  return { tool: tool.name, inline: false, entry };
}

function atValue(opened: OpenedAgent, path: readonly (string | number)[], message: string): FileFinding {
  const range = valueOrigin(opened.document, path);
  return { file: opened.path, code: "AW191", severity: "error", message, range };
}
