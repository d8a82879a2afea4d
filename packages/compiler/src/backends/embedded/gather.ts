import { type PluginModule, toolModule } from "@agentwright/kernel";
import type { FileFinding } from "@agentwright/protocol";
import { refuse } from "../../build/refuse.ts";
import type { BuildRun } from "../../build/run.ts";
import { findingAt } from "../../build/source.ts";
import type { ToolCode } from "../../kinds/agent/tools.ts";
import { sha256 } from "../../shared/digest.ts";
import { decodeText } from "../../shared/text.ts";
import type { GatheredCode } from "../backend.ts";
import { type CodeModule, collectModules } from "./collect.ts";
import { bundleNpm, npmKey } from "./npm.ts";
import { placeIn } from "./place.ts";
import { rewriteImports } from "./rewrite.ts";

/** Reads, strips and links the code of all tools, and bundles the npm packages that it imports. */
export async function gather(run: BuildRun, codes: readonly ToolCode[]): Promise<GatheredCode> {
  const read = async (path: string) => {
    const bytes = await run.read(path);
    return bytes && decodeText(bytes);
  };
  const collected = await collectModules(
    codes.map(code => code.entry),
    run.root,
    read,
  );
  const findings = [...collected.findings, ...codes.flatMap(code => unusable(code, collected.modules))];
  if (findings.length > 0) refuse(run, findings);

  const modules = [...collected.modules.values()];
  const npm = await bundleNpm(run, modules);
  const inline = new Set(codes.filter(code => code.inline).map(code => code.entry.name));
  const own = modules.map(module => ({ name: module.name, source: linked(module, npm.names, inline) }));
  const inputs = [
    ...modules.filter(module => !inline.has(module.name)).map(module => ({ path: module.name, text: module.source })),
    ...npm.modules.map(module => ({ path: module.name, text: module.source })),
  ];
  return {
    modules: [...own, ...npm.modules],
    tools: new Map(codes.map(code => [code.tool, code.entry.name])),
    inputs: await Promise.all(inputs.map(async input => ({ path: input.path, sha256: await sha256(input.text) }))),
    texts: modules.map(module => module.source),
    place: (module, line, column) => placeIn(collected.modules.get(module), line, column),
  };
}

function linked(
  module: CodeModule,
  npm: ReadonlyMap<string, string>,
  inline: ReadonlySet<string>,
): PluginModule["source"] {
  const names = module.targets.map(target => ("npm" in target ? (npm.get(npmKey(target.npm)) ?? "") : target.module));
  const code = rewriteImports(module.stripped, names);
  return inline.has(module.name) ? toolModule(code) : code;
}

/** Code that parses and still can't be a tool: a module without a default export. */
function unusable(code: ToolCode, modules: ReadonlyMap<string, CodeModule>): FileFinding[] {
  const module = modules.get(code.entry.name);
  if (!module) return [];
  const { exports, imports } = module.stripped;
  if (exports.includes("default") || exports.includes("*")) return [];
  // Inline code without imports and exports is the body of the function.
  const isBody = exports.length === 0 && imports.every(found => found.dynamic);
  if (code.inline && isBody) return [];
  const message = `This code has no default export, so nothing answers the tool ‘${code.tool}’. Write: export default async (input, host) => { … }`;
  const line = Math.max(
    0,
    module.source.split("\n").findIndex(each => each.trim() !== ""),
  );
  const text = module.source.split("\n")[line] ?? "";
  const character = text.length - text.trimStart().length;
  const at = { line, character };
  return [findingAt(module.origin, module.source, at, { code: "AW193", message, length: text.trim().length })];
}
