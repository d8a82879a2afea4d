import type { FileFinding } from "@agentwright/protocol";
import { findingAt } from "../../build/source.ts";
import type { GoFile, GoSources } from "./gather.ts";

/** What `go build` said, as findings in the sources of the tools; `rest` are the lines that are about nothing there. */
export interface GoErrors {
  readonly findings: readonly FileFinding[];
  readonly rest: readonly string[];
}

const error = /^(?<file>(?:[A-Za-z]:)?[^:\n]+\.go):(?<line>\d+)(?::(?<column>\d+))?: (?<message>.*)$/;

/** Reads `file:line:col: message`; lines that begin with a tab go on with the message before them. */
export function readErrors(output: string, sources: GoSources): GoErrors {
  const findings: FileFinding[] = [];
  const rest: string[] = [];
  for (const line of joined(output)) {
    const found = error.exec(line)?.groups;
    const file = found && fileNamed(found.file ?? "", sources);
    if (found && file)
      findings.push(findingIn(file, Number(found.line), Number(found.column ?? 1), found.message ?? ""));
    else if (found) {
      const tool = aboutTool(found.message ?? "", sources);
      if (tool) findings.push(tool);
      else rest.push(line);
    } else if (line !== "" && !line.startsWith("# ")) rest.push(line);
  }
  return { findings, rest };
}

function joined(output: string): string[] {
  const lines: string[] = [];
  for (const line of output.split(/\r?\n/)) {
    if (line.startsWith("\t") && lines.length > 0) lines.push(`${lines.pop()} ${line.trim()}`);
    else lines.push(line.trimEnd());
  }
  return lines;
}

/** `./code/tools/x.go` by its path in the module, `/code/a.agent#x.go` (from `//line`) by the name of inline code. */
function fileNamed(name: string, sources: GoSources): GoFile | undefined {
  const path = name.replaceAll("\\", "/").replace(/^(?:[A-Za-z]:)?(?:\.\/|\/)?/, "");
  const named = sources.tools.find(tool => tool.file === path);
  return sources.files.get(named?.path ?? path);
}

function findingIn(file: GoFile, line: number, column: number, message: string): FileFinding {
  const text = file.source.split("\n")[line - 1] ?? "";
  // Go counts columns in bytes.
  const before = new TextDecoder().decode(new TextEncoder().encode(text).subarray(0, Math.max(0, column - 1)));
  const at = { line: line - 1, character: before.length };
  return findingAt(file.origin, file.source, at, { code: "AW198", message: sentence(message) });
}

/** An error in main.go, which we wrote, is one of the function that it names. */
function aboutTool(message: string, sources: GoSources): FileFinding | undefined {
  const tool = sources.tools.find(one => message.includes(`${one.package}.${one.function}`));
  const file = tool && sources.files.get(tool.path);
  if (!tool || !file) return undefined;
  const found = new RegExp(`^func\\s+${tool.function}\\b`, "m").exec(file.source);
  const before = file.source.slice(0, found?.index ?? 0).split("\n");
  const at = { line: before.length - 1, character: 0 };
  const told = `Go can't call this as a tool. Write: func ${tool.function}(host *agent.Host, input agent.Input) (any, error)`;
  return findingAt(file.origin, file.source, at, { code: "AW199", message: told, length: found?.[0].length ?? 1 });
}

function sentence(message: string): string {
  const missing =
    /(?:no required module provides package|cannot find module providing package) ([^\s;:]+)|package (\S+) is not in std/.exec(
      message,
    );
  const name = missing?.[1] ?? missing?.[2];
  if (name !== undefined) {
    return `The package ‘${name}’ can't be had: a tool may import Go's own library, agentwright/agent and what stands in its folder.`;
  }
  return `Go does not compile this: ${message.replace(/\.$/, "")}.`;
}
