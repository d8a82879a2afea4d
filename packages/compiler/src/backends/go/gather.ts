import type { FileFinding } from "@agentwright/protocol";
import type { BuildRun } from "../../build/run.ts";
import { fileOrigin, findingAt, type Origin } from "../../build/source.ts";
import type { GoCode } from "../../kinds/agent/tools.ts";
import { sha256 } from "../../shared/digest.ts";
import { baseName, folderOf, insideRoot } from "../../shared/paths.ts";
import { decodeText, normalText } from "../../shared/text.ts";
import { declares, fileOfBody, isWholeFile, packageClause } from "./inline.ts";
import { functionOf, packageName, pathName, plainFunction } from "./names.ts";

/** The Go code of a config, ready for a module. */
export interface GoSources {
  /** By path in the module, below `code/`. */
  readonly files: ReadonlyMap<string, GoFile>;
  readonly tools: readonly GoTool[];
}

export interface GoFile {
  /** As Go reads it: lines are those of `source`. */
  readonly text: string;
  /** As it was written. */
  readonly source: string;
  readonly origin: Origin;
}

/** Where a tool's function is. */
export interface GoTool {
  readonly tool: string;
  /** Folder of the package in the module: `code/tools`. */
  readonly folder: string;
  /** Name by which main.go imports the package. */
  readonly package: string;
  readonly function: string;
  /** Its file, by its path in the module. */
  readonly path: string;
  /** As Go's errors and stacks name that file: code in a config has lines of its own. */
  readonly file: string;
}

export interface GatheredGo extends GoSources {
  readonly findings: readonly FileFinding[];
  readonly inputs: readonly { readonly path: string; readonly sha256: string }[];
}

/** Where code that stands in configs is in the module. */
const inlineFolder = "inline";

/**
 * Reads the code of all Go tools. A file brings the other files of its folder along, since they are one package; tests
 * stay behind. What a tool needs beside them is Go's own library and ours.
 */
export async function gatherGo(run: BuildRun, codes: readonly GoCode[]): Promise<GatheredGo> {
  const files = new Map<string, GoFile>();
  const tools: GoTool[] = [];
  const findings: FileFinding[] = [];
  const inputs = new Map<string, string>();
  const packages = new Map<string, string>();
  const nameFor = (folder: string, wanted: string): string => {
    const known = packages.get(folder) ?? packageName(wanted, new Set(packages.values()));
    packages.set(folder, known);
    return known;
  };
  for (const code of codes) {
    if (code.inline) {
      const folder = `code/${inlineFolder}/${pathName(code.tool)}`;
      const file = `code/${code.name}`;
      const whole = isWholeFile(code.text);
      const name = nameFor(folder, code.tool);
      const text = whole
        ? `//line /${file}:1:1\n${importable(code.text, name)}`
        : fileOfBody(name, code.tool, `/${file}`, code.text);
      const path = `${folder}/${pathName(code.tool)}.go`;
      files.set(path, { text, source: code.text, origin: code.origin });
      const found = whole ? functionIn(code) : plainFunction;
      if (typeof found !== "string") findings.push(found);
      else tools.push({ tool: code.tool, folder, package: name, function: found, path, file });
      continue;
    }
    const folder = folderIn(code.name);
    const name = nameFor(folder, baseName(folder));
    for (const [path, text] of await packageOf(run, code)) {
      const relative = insideRoot(run.root, path) ?? baseName(path);
      inputs.set(relative, text);
      files.set(`${folder}/${baseName(path)}`, {
        text: importable(text, name),
        source: text,
        origin: fileOrigin(path),
      });
    }
    const found = functionIn(code);
    const path = `${folder}/${baseName(code.path)}`;
    if (typeof found !== "string") findings.push(found);
    else tools.push({ tool: code.tool, folder, package: name, function: found, path, file: path });
  }
  const digests = [...inputs].map(async ([path, text]) => ({ path, sha256: await sha256(text) }));
  return { files, tools, findings, inputs: await Promise.all(digests) };
}

/** `tools/my go/x.go` -> `code/tools/myx20go`. */
function folderIn(name: string): string {
  const parts = folderOf(name)
    .split("/")
    .filter(part => part !== "");
  return ["code", ...parts.map(pathName)].join("/");
}

/** Every file of the folder by its absolute path, without tests, the tool's own first. */
async function packageOf(run: BuildRun, code: GoCode): Promise<Map<string, string>> {
  const folder = folderOf(code.path);
  const found = new Map([[code.path, code.text]]);
  for (const name of await run.host.list(folder)) {
    if (!name.endsWith(".go") || name.endsWith("_test.go")) continue;
    const path = `${folder.replace(/\/$/, "")}/${name}`;
    const bytes = found.has(path) ? undefined : await run.read(path);
    const text = bytes && decodeText(bytes);
    if (text !== undefined) found.set(path, normalText(text));
  }
  return found;
}

/** `package main` can't be imported: its name is changed in its place, so that lines stay. */
function importable(text: string, name: string): string {
  const clause = packageClause(text);
  if (clause?.name !== "main") return text;
  return text.slice(0, clause.start) + name + text.slice(clause.start + clause.name.length);
}

/** The function that answers the tool; a finding if the file has none. */
function functionIn(code: GoCode): string | FileFinding {
  const name = [functionOf(code.tool), plainFunction].find(each => declares(code.text, each));
  if (name !== undefined) return name;
  const message =
    `Nothing here answers the tool ‘${code.tool}’. Write: ` +
    `func ${functionOf(code.tool)}(host *agent.Host, input agent.Input) (any, error) { … }`;
  const clause = packageClause(code.text);
  const line = clause === undefined ? 0 : code.text.slice(0, clause.start).split("\n").length - 1;
  const text = code.text.split("\n")[line] ?? "";
  const at = { line, character: text.length - text.trimStart().length };
  return findingAt(code.origin, code.text, at, { code: "AW199", message, length: text.trim().length });
}
