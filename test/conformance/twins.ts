// The plugin of the vectors in Go: the twins of vectors/plugin.json as a module that `go build` takes.
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { guestConfig } from "../../packages/kernel/src/guest-config.ts";
import { vectorParts } from "../../packages/kernel/src/testing/parts.ts";
import { type VectorTool, vectorPlugin } from "../../packages/kernel/src/testing/vectors.ts";

const library = fileURLToPath(new URL("../../packages/kernel/go/", import.meta.url));

/** Writes the module to a folder. The library is copied beside it, so that no path of this machine gets in. */
export function writeTwins(folder: string): void {
  mkdirSync(join(folder, "code/tools"), { recursive: true });
  cpSync(library, join(folder, "agent"), { recursive: true, filter: path => !path.endsWith("_test.go") });
  const { tools, resources } = vectorPlugin();
  const { describe } = guestConfig(vectorParts());
  writeFileSync(join(folder, "describe.json"), JSON.stringify(describe));
  writeFileSync(join(folder, "go.mod"), goMod);
  const parts = [
    ...Object.entries(tools).map(([name, tool]) => part(name, tool)),
    ...resources.map(one => `agent.Resource(${[one.name, one.type, one.content].map(goText).join(", ")}),`),
  ];
  writeFileSync(join(folder, "main.go"), main(parts));
  for (const [name, tool] of Object.entries(tools)) {
    if (tool.go !== undefined) writeFileSync(join(folder, `code/tools/${name}.go`), source(name, tool));
  }
}

const goMod = `module agentwright/plugin/conformance

go 1.24

require agentwright/agent v0.0.0

replace agentwright/agent => ./agent
`;

const main = (parts: readonly string[]) => `package main

import (
	_ "embed"

	"agentwright/agent"
	"agentwright/plugin/conformance/code/tools"
)

//go:embed describe.json
var describe string

// Plugin is what a Go host looks up; a WebAssembly module exports it as ABI 1.
var Plugin = agent.New(
	describe,
	agent.Memory(64),
${parts.map(line => `\t${line}`).join("\n")}
)

func main() {}
`;

function part(name: string, tool: VectorTool): string {
  if (tool.flow !== undefined) return `agent.FlowTool(${goText(name)}, ${goText(tool.flow)}),`;
  if (tool.http === undefined) return `agent.Tool(${goText(name)}, tools.${functionName(name)}),`;
  const { method = "", url, headers = {}, body } = tool.http;
  const pairs = Object.entries(headers).map(([header, value]) => `${goText(header)}: ${goText(value)}`);
  const fields = [
    `Method: ${goText(method)}`,
    `URL: ${goText(url)}`,
    `Headers: map[string]string{${pairs.join(", ")}}`,
    ...(body === undefined ? [] : [`Body: ${goText(body)}`, "HasBody: true"]),
  ];
  return `agent.HTTPTool(${goText(name)}, agent.Declaration{${fields.join(", ")}}),`;
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

/** A text as Go's syntax has it; what JSON escapes, Go escapes in the same way. */
function goText(text: string): string {
  return JSON.stringify(text);
}
