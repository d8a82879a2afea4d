import type { InlayHint } from "vscode-languageserver-types";
import type { Section, SourceDocument } from "../../../syntax/document.ts";
import { keyName, toValue } from "../../../syntax/index.ts";
import type { MapNode, Node } from "../../../syntax/tree.ts";
import { isRecord } from "../../check/record.ts";
import { insertField } from "../../fixes/edits.ts";
import { agentSpec } from "../../spec/agent.ts";
import { resolveSpec } from "../../spec/describe.ts";
import { tools } from "../../spec/tools.ts";
import type { Spec } from "../../spec/types.ts";
import type { FeatureDocument } from "../context.ts";
import { derivedHints } from "./derived.ts";
import { behindKey, type Hint } from "./hint.ts";

/** The sections of which there may be something to say. */
const told: ReadonlySet<string> = new Set(["identity", "tools", ...Object.keys(agentSpec.fields).filter(hasDefaults)]);

function hasDefaults(name: string): boolean {
  const spec = fieldOf(name);
  return spec?.kind === "object" && Object.values(spec.fields).some(field => resolveSpec(field).default !== undefined);
}

function fieldOf(name: string): Spec | undefined {
  return Object.entries(agentSpec.fields).find(([key]) => key === name)?.[1];
}

/**
 * What applies without being written, in `[start, end]`: defaults of sections that are there, the method of a request,
 * and what follows from the agent's name. Taking a hint writes it.
 */
export function inlays({ source }: FeatureDocument, start: number, end: number): InlayHint[] {
  const found: Hint[] = [];
  for (const section of source.sections) {
    if (!told.has(section.name) || section.start() > end || section.end() < start) continue;
    if (!isLast(source, section)) continue;
    const map = section.value?.node.kind === "map" ? section.value.node : undefined;
    if (section.name === "identity" && map) found.push(...derivedHints(section.key.piece, map));
    else if (map) found.push(...defaultHints(source, section, map));
    if (section.name === "tools") found.push(...methodHints(source, section, start, end));
  }
  return found.filter(({ at }) => at >= start && at <= end).map(hint => toInlay(source, hint));
}

/** Of a section that stands twice the last one counts, and is the one that an edit would find. */
function isLast({ sections }: SourceDocument, section: Section): boolean {
  return sections.findLast(({ name }) => name === section.name) === section;
}

function defaultHints(source: SourceDocument, section: Section, map: MapNode): Hint[] {
  const spec = fieldOf(section.name);
  const given = toValue(map);
  if (spec?.kind !== "object" || !isRecord(given)) return [];
  const at = behindKey(source, section.key.piece, section.entry);
  return Object.entries(spec.fields).flatMap(([key, field]) => {
    const { default: value, doc } = resolveSpec(field);
    if (value === undefined || Object.hasOwn(given, key)) return [];
    return [{ at, path: [section.name], key, value, tooltip: `\`${key}\` is not set: ${value} applies. ${doc}` }];
  });
}

function methodHints(source: SourceDocument, section: Section, start: number, end: number): Hint[] {
  return (section.items ?? []).flatMap(({ piece, node }, index) => {
    if (!node || piece.start + node.end < start || piece.start + node.start > end) return [];
    const http = entryOf(node, "http");
    const value = toValue(http?.value ?? null);
    if (http?.value?.kind !== "map" || !isRecord(value) || Object.hasOwn(value, "method")) return [];
    const method = Object.hasOwn(value, "body") ? "POST" : "GET";
    const { doc } = tools.of.fields.http.fields.method;
    const tooltip = `\`method\` is not set: ${method} applies. ${doc}`;
    const at = behindKey(source, piece, http);
    return [{ at, path: [section.name, index, "http"], key: "method", value: method, tooltip }];
  });
}

function entryOf(node: Node, name: string) {
  return node.kind === "map" ? node.entries.findLast(({ key }) => keyName(key) === name) : undefined;
}

function toInlay(source: SourceDocument, { at, path, key, value, label, tooltip }: Hint): InlayHint {
  const { lines } = source;
  const edits = insertField(source, path, key, value);
  return {
    position: lines.positionAt(at),
    label: `${key}: ${label ?? value}`,
    paddingLeft: true,
    tooltip: { kind: "markdown", value: tooltip },
    ...(edits.length > 0 && {
      textEdits: edits.map(({ start, end, text }) => ({ range: lines.range(start, end), newText: text })),
    }),
  };
}
