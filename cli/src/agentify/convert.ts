import { redactSecrets } from "@agentwright/language";
import { type Draft, newDraft } from "./draft.ts";
import { fromExportFile } from "./export-file.ts";
import { fromPluginConfig } from "./plugin-config.ts";
import { fields, text } from "./shapes.ts";

/** Which of the two shapes a parsed file has. */
export type AgentifyShape = "export-file" | "plugin-config";

/** Recognises an Agentify file by what both converters always wrote; undefined for anything else. */
export function shapeOf(value: unknown): AgentifyShape | undefined {
  const file = fields(value);
  if (fields(file.metadata).exportedBy === "Agentify" || (text(file.agentName) !== undefined && "creativity" in file))
    return "export-file";
  const config = pluginConfig(value);
  return text(config.agent_name) !== undefined || text(config.agent_id) !== undefined ? "plugin-config" : undefined;
}

/** Converts either shape. Nothing in the result is a secret: text that looks like a key is cut out and said. */
export function convert(value: unknown, shape: AgentifyShape): Draft {
  const draft = newDraft();
  if (shape === "export-file") fromExportFile(fields(value), draft);
  else fromPluginConfig(pluginConfig(value), draft);
  clean(draft.config, [], draft);
  return draft;
}

/** A compile request wraps the config. */
function pluginConfig(value: unknown) {
  const file = fields(value);
  return "agentConfig" in file ? fields(file.agentConfig) : file;
}

/** Cuts literal keys out of every text, wherever they were hidden. */
function clean(value: unknown, path: readonly string[], draft: Draft): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const here = [...path, key];
    if (typeof inner === "string") {
      const { text: redacted, found } = redactSecrets(inner);
      if (found === 0) continue;
      (value as Record<string, unknown>)[key] = redacted;
      draft.notes.push(`${here.join(".")} held what looks like a key; it was cut out.`);
    } else clean(inner, here, draft);
  }
}
