import type { AgentConfig, Tool } from "@agentwright/language";
import type { FileFinding } from "@agentwright/protocol";
import { type EntryCode, languageOfFile } from "../../backends/embedded/collect.ts";
import { BuildFailure } from "../../build/failure.ts";
import type { BuildRun } from "../../build/run.ts";
import { fileOrigin, type Origin } from "../../build/source.ts";
import { folderOf, insideRoot, joinPath } from "../../shared/paths.ts";
import { decodeText, normalText } from "../../shared/text.ts";
import { inlineOrigin, valueOrigin } from "./inline.ts";
import type { OpenedAgent } from "./open.ts";

/** Code of one tool: where it begins, and whether it is inline, where a bare function body is enough. */
export interface ToolCode {
  readonly tool: string;
  readonly inline: boolean;
  readonly entry: EntryCode;
}

/** A tool that is written in Go. */
export interface GoCode {
  readonly tool: string;
  readonly inline: boolean;
  /** Path relative to the root; of inline code the config's, with `#tool.go`. */
  readonly name: string;
  /** Absolute path; of inline code the config's. */
  readonly path: string;
  readonly text: string;
  readonly origin: Origin;
}

export interface ToolCodes {
  /** In TypeScript and JavaScript. */
  readonly codes: readonly ToolCode[];
  readonly go: readonly GoCode[];
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
  const go: GoCode[] = [];
  const findings: FileFinding[] = [];
  for (const [index, tool] of (config.tools ?? []).entries()) {
    if (tool.code !== undefined && tool.language === "go") go.push(inlineGo(opened, tool, index, tool.code));
    else if (tool.code !== undefined) codes.push(inlineCode(opened, tool, index, tool.code));
    if (tool.source !== undefined) {
      const read = await fileCode(run, opened, tool, tool.source);
      if (typeof read === "string") findings.push(atValue(opened, ["tools", index, "source"], read));
      else if ("entry" in read) codes.push(read);
      else go.push(read);
    }
  }
  return { codes, go, findings };
}

/** The name tells config and tool, and ends as a file of its language does: stack places of the plugin show it. */
function inlineCode(opened: OpenedAgent, tool: Tool, index: number, text: string): ToolCode {
  const language = tool.language === "javascript" ? "javascript" : "typescript";
  const name = `${opened.name}#${tool.name}.${language === "javascript" ? "js" : "ts"}`;
  const origin = inlineOrigin(opened.document, opened.path, ["tools", index, "code"], text);
  return { tool: tool.name, inline: true, entry: { name, path: opened.path, text, language, origin } };
}

function inlineGo(opened: OpenedAgent, tool: Tool, index: number, text: string): GoCode {
  const origin = inlineOrigin(opened.document, opened.path, ["tools", index, "code"], text);
  return { tool: tool.name, inline: true, name: `${opened.name}#${tool.name}.go`, path: opened.path, text, origin };
}

async function fileCode(
  run: BuildRun,
  opened: OpenedAgent,
  tool: Tool,
  source: string,
): Promise<ToolCode | GoCode | string> {
  const path = joinPath(folderOf(opened.path), source);
  const name = insideRoot(run.root, path);
  if (name === undefined) return `\`${source}\` leads out of ${run.root}; move the file inside.`;
  if (!/\.(m?[jt]s|go)$/.test(path)) return `\`${source}\` can't be compiled; name a .ts, .js or .go file.`;
  if (path.endsWith("_test.go")) return `\`${source}\` is a test for Go, which no build reads; name another file.`;
  const bytes = await run.read(path);
  if (!bytes) return `The file \`${source}\` does not exist; check the path, which is read from this config's folder.`;
  const text = decodeText(bytes);
  if (text === undefined) throw new BuildFailure("findings", `${path} is not UTF-8. Save it with that encoding.`);
  if (path.endsWith(".go"))
    return { tool: tool.name, inline: false, name, path, text: normalText(text), origin: fileOrigin(path) };
  const entry = { name, path, text, language: languageOfFile(path), origin: fileOrigin(path) };
  return { tool: tool.name, inline: false, entry };
}

function atValue(opened: OpenedAgent, path: readonly (string | number)[], message: string): FileFinding {
  const range = valueOrigin(opened.document, path);
  return { file: opened.path, code: "AW191", severity: "error", message, range };
}
