import { type BuiltNote, lensCommands } from "@agentwright/protocol";
import type { CodeLens, Command } from "vscode-languageserver-types";
import type { FeatureDocument } from "./context.ts";

export interface LensContext {
  readonly uri: string;
  /** The last compile of this file in this session. */
  readonly built?: BuiltNote | undefined;
}

/** Compile and Preview on the identity, Run tool on each tool, and on top what the last compile made. */
export function lenses({ source }: FeatureDocument, { uri, built }: LensContext): CodeLens[] {
  const found: CodeLens[] = [];
  const add = (start: number, command: Command) => found.push({ range: source.lines.range(start, start), command });
  const identity = source.sections.find(section => section.name === "identity");
  if (built)
    add(source.sections[0]?.start() ?? 0, {
      title: builtTitle(built),
      command: lensCommands.compile,
      arguments: [uri],
    });
  if (identity) {
    add(identity.start(), { title: "Compile", command: lensCommands.compile, arguments: [uri] });
    add(identity.start(), { title: "Preview", command: lensCommands.preview, arguments: [uri] });
  }
  for (const section of source.sections) {
    if (section.name !== "tools") continue;
    for (const { piece, node, start } of section.items ?? []) {
      if (node?.kind !== "map") continue;
      const name = node.entries.find(entry => entry.key.value === "name")?.value;
      if (name?.kind !== "scalar" || typeof name.value !== "string" || !name.value) continue;
      add(piece.start + start, { title: "Run tool", command: lensCommands.runTool, arguments: [uri, name.value] });
    }
  }
  return found;
}

/** `2 ms · 626 KB · 3fa9…` */
function builtTitle({ ms, bytes, sha256, cached }: BuiltNote): string {
  const time = ms < 10 && !Number.isInteger(ms) ? ms.toFixed(1) : String(Math.round(ms));
  return `${time} ms · ${Math.round(bytes / 1024)} KB · ${sha256.slice(0, 4)}…${cached ? " · cached" : ""}`;
}
