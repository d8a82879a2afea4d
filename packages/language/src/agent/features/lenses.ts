import { type BuiltNote, lensCommands } from "@agentwright/protocol";
import type { CodeLens, Command } from "vscode-languageserver-types";
import type { Located } from "../../syntax/document.ts";
import { find } from "../../syntax/find.ts";
import { secretReference } from "../check/formats.ts";
import type { FeatureDocument } from "./context.ts";

export interface LensContext {
  readonly uri: string;
  /** The last compile of this file in this session. */
  readonly built?: BuiltNote | undefined;
  /** How many agents run this one; undefined: not known. */
  readonly users?: number | undefined;
  /** How many other agents use a secret; undefined: not known. */
  readonly secretUsers?: (name: string) => number | undefined;
}

/**
 * Compile and Preview on the identity, Run tool on each tool, on top what the last compile made, and how often other
 * agents refer to this one and to the secrets of its keys.
 */
export function lenses(document: FeatureDocument, context: LensContext): CodeLens[] {
  const { source } = document;
  const { uri, built } = context;
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
  return [...found, ...usage(document, context)];
}

/** Keys that are counted for; nobody has more providers. */
const mostKeys = 50;

/** `2 references`, where there are any. */
function usage({ source }: FeatureDocument, { uri, users, secretUsers }: LensContext): CodeLens[] {
  const lens = (count: number | undefined, { piece, node }: Located): CodeLens[] => {
    if (!count) return [];
    const range = source.lines.range(piece.start + node.start, piece.start + node.start);
    const title = count === 1 ? "1 reference" : `${count} references`;
    const { line, character } = range.start;
    return [{ range, command: { title, command: lensCommands.showReferences, arguments: [uri, line, character] } }];
  };
  const name = find(source, ["identity", "name"]);
  const own = name?.node?.kind === "scalar" ? lens(users, { piece: name.piece, node: name.node }) : [];
  const keys = find(source, ["apiKeys"]);
  if (keys?.node?.kind !== "map") return own;
  const { piece, node } = keys;
  const secrets = node.entries.slice(0, mostKeys).flatMap(({ value }) => {
    const secret = value?.kind === "scalar" ? secretReference.exec(String(value.value))?.[1] : undefined;
    return value && secret ? lens(secretUsers?.(secret), { piece, node: value }) : [];
  });
  return [...own, ...secrets];
}

/** `2 ms · 626 KB · 3fa9…` */
function builtTitle({ ms, bytes, sha256, cached }: BuiltNote): string {
  const time = ms < 10 && !Number.isInteger(ms) ? ms.toFixed(1) : String(Math.round(ms));
  return `${time} ms · ${Math.round(bytes / 1024)} KB · ${sha256.slice(0, 4)}…${cached ? " · cached" : ""}`;
}
