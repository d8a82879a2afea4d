import { address } from "./addresses.ts";
import { modelByKey } from "./credentials.ts";
import { type Draft, noteLeftOver } from "./draft.ts";
import { type Fields, fields, number, text } from "./shapes.ts";

const providers = ["openai", "anthropic", "google", "cerebras", "deepseek"];

/** The editor's own model: what stands where the old file names none that can be used. */
const editorModel = { provider: "editor", name: "auto" };

/** `modelProvider` -> `model`, or a model that fits the first key. `creativity` is the temperature of last resort. */
export function putModel(draft: Draft, value: unknown, creativity: number | undefined): void {
  const said = fields(value);
  const parameters = parametersOf(fields(said.parameters), draft);
  const temperature = temperatureOf(creativity, draft);
  if (parameters.temperature === undefined && temperature !== undefined) parameters.temperature = temperature;
  const model = chosen(said, draft) ?? byKey(draft);
  if (model === undefined && Object.keys(parameters).length === 0) return;
  draft.config.model = {
    ...(model ?? editorModel),
    ...(Object.keys(parameters).length > 0 && { parameters }),
  };
  noteLeftOver(draft, "modelProvider", said, ["provider", "model", "parameters"]);
}

function chosen(said: Fields, draft: Draft): Record<string, unknown> | undefined {
  const provider = text(said.provider)?.toLowerCase();
  const name = text(said.model);
  if (provider === undefined && name === undefined) return undefined;
  if (provider !== undefined && name !== undefined && providers.includes(provider)) return { provider, name };
  const { endpoint, baseUrl } = fields(said.parameters);
  const own =
    provider === "custom" ? address(draft, endpoint ?? baseUrl, "The address of the custom model") : undefined;
  if (name !== undefined && own !== undefined) return { provider, name, endpoint: own };
  const why = name === undefined ? "names no model" : provider === "custom" ? "names no endpoint" : "is unknown";
  draft.notes.push(`The model provider "${provider ?? ""}" ${why}; the model is now the editor's own.`);
  return editorModel;
}

function byKey(draft: Draft): Record<string, unknown> | undefined {
  const model = modelByKey(draft);
  if (model !== undefined) draft.notes.push(`The file named no model; "${model.name}" is a start.`);
  return model;
}

function parametersOf(said: Fields, draft: Draft): Record<string, number> {
  const kept: Record<string, number> = {};
  const [temperature, topP, maxTokens] = [number(said.temperature), number(said.topP), number(said.maxTokens)];
  if (temperature !== undefined && temperature >= 0 && temperature <= 2) kept.temperature = temperature;
  if (topP !== undefined && topP >= 0 && topP <= 1) kept.topP = topP;
  if (maxTokens !== undefined && maxTokens >= 1) kept.maxTokens = Math.round(maxTokens);
  for (const name of ["temperature", "topP", "maxTokens"] as const) {
    if (said[name] !== undefined && said[name] !== null && kept[name] === undefined)
      draft.notes.push(`modelProvider.parameters.${name} is outside its range; it is left out.`);
  }
  noteLeftOver(draft, "modelProvider.parameters", said, ["temperature", "topP", "maxTokens", "endpoint", "baseUrl"]);
  return kept;
}

function temperatureOf(creativity: number | undefined, draft: Draft): number | undefined {
  if (creativity === undefined) return undefined;
  const temperature = Math.min(2, Math.max(0, creativity));
  if (temperature !== creativity) draft.notes.push(`creativity ${creativity} is now the temperature ${temperature}.`);
  return temperature;
}
