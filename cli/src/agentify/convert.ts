import { sectionNames } from "@agentwright/language";
import { type Draft, newDraft } from "./draft.ts";
import { fromExportFile } from "./export-file.ts";
import { withoutKeys } from "./leaks.ts";
import { fromPluginConfig } from "./plugin-config.ts";
import { type Fields, fields, text } from "./shapes.ts";

/** Which of the two shapes a parsed file has. */
export type AgentifyShape = "export-file" | "plugin-config";

/** Recognises an Agentify file by what its writers always wrote; undefined for anything else. */
export function shapeOf(value: unknown): AgentifyShape | undefined {
  const file = fields(value);
  if (fields(file.metadata).exportedBy === "Agentify" || (text(file.agentName) !== undefined && "creativity" in file))
    return "export-file";
  const config = pluginConfig(value);
  return text(config.agent_name) !== undefined || text(config.agent_id) !== undefined ? "plugin-config" : undefined;
}

/** Converts either shape. No key of the file gets into the draft, not even into a note. */
export function convert(file: unknown, shape: AgentifyShape): Draft {
  const { value, places } = withoutKeys(file);
  const draft = newDraft();
  if (shape === "export-file") fromExportFile(fields(value), draft);
  else {
    fromPluginConfig(pluginConfig(value), draft);
    noteRequest(fields(value), draft);
  }
  for (const place of places) draft.notes.push(`${place} held a key; the name of a secret stands there now. Renew it.`);
  return { ...draft, config: inOrder(draft.config) };
}

/** A compile request wraps the config. */
function pluginConfig(value: unknown): Fields {
  const file = fields(value);
  return "agentConfig" in file ? fields(file.agentConfig) : file;
}

function noteRequest(file: Fields, draft: Draft): void {
  if (!("agentConfig" in file)) return;
  if (text(file.selectedPlatform) !== undefined)
    draft.notes.push(`selectedPlatform (${file.selectedPlatform}) has no counterpart: a plugin runs everywhere.`);
  const rest = Object.keys(file).filter(name => !["agentConfig", "selectedPlatform", "buildTarget"].includes(name));
  if (rest.length > 0) draft.notes.push(`The compile request's ${rest.join(", ")} is left out.`);
}

/** Sections in the order of the docs, then the user's own. */
function inOrder(config: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const names: readonly string[] = [...sectionNames, ...Object.keys(config)];
  return Object.fromEntries([...new Set(names)].flatMap(name => (name in config ? [[name, config[name]]] : [])));
}
