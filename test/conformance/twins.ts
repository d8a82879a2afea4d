// The plugin of the vectors in Go: the twins of vectors/plugin.json, in the module that the compiler writes around them.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { PluginManifest } from "@agentwright/protocol";
import { type ModuleParts, moduleFiles } from "../../packages/compiler/src/backends/go/module.ts";
import { fileOrigin } from "../../packages/compiler/src/build/source.ts";
import { vectorParts } from "../../packages/kernel/src/testing/parts.ts";
import { type VectorTool, vectorPlugin } from "../../packages/kernel/src/testing/vectors.ts";

const folder = "code/tools";

/** What the twins say of themselves. */
export function twinManifest(): PluginManifest {
  return { ...vectorParts().manifest, target: "go-wasm" };
}

/** Writes the module to a folder. */
export async function writeTwins(into: string): Promise<void> {
  for (const [path, text] of await moduleFiles(twins())) {
    mkdirSync(join(into, dirname(path)), { recursive: true });
    writeFileSync(join(into, path), text);
  }
}

function twins(): ModuleParts {
  const { tools, resources } = vectorParts();
  const coded = Object.entries(vectorPlugin().tools).filter(([, tool]) => tool.go !== undefined);
  const files = coded.map(([name, tool]) => {
    const text = source(name, tool);
    return [`${folder}/${name}.go`, { text, source: text, origin: fileOrigin(`${name}.go`) }] as const;
  });
  return {
    manifest: twinManifest(),
    sources: {
      files: new Map(files),
      tools: coded.map(([tool]) => {
        const path = `${folder}/${tool}.go`;
        return { tool, folder, package: "tools", function: functionName(tool), path, file: path };
      }),
    },
    declared: tools.filter(tool => tool.kind !== "code"),
    resources,
    native: false,
  };
}

function source(name: string, { about, go = "", goDeclares }: VectorTool): string {
  const used = ["agentwright/agent", ...["errors", "fmt", "strings"].filter(one => go.includes(`${one}.`))];
  return `package tools

import (
${used.map(one => `\t"${one}"`).join("\n")}
)
${goDeclares === undefined ? "" : `\n${goDeclares}\n`}
// ${functionName(name)}: ${about}
func ${functionName(name)}(host *agent.Host, input agent.Input) (any, error) {
${go.replace(/^/gm, "\t")}
}
`;
}

function functionName(tool: string): string {
  return `${tool.slice(0, 1).toUpperCase()}${tool.slice(1)}`;
}
