import { type Draft, referToSecret, secretName } from "./draft.ts";
import { fields, list, number, type PluginConfig, text, url } from "./shapes.ts";

const providers = ["openai", "anthropic", "google", "cerebras", "deepseek", "custom"];

/** `modelProvider` and `requiredCredentials`: which model answers, and which secrets have to be set. */
export function putModelProvider(file: PluginConfig, draft: Draft): void {
  const said = fields(file.modelProvider);
  const provider = text(said.provider);
  const name = text(said.model);
  if (provider !== undefined && name !== undefined) putModel(draft, provider, name, fields(said.parameters));
  for (const item of list(file.requiredCredentials)) {
    const credential = typeof item === "string" ? { name: item } : fields(item);
    const id = text(credential.name);
    if (id === undefined) continue;
    const secret = secretName(text(credential.envVarName) ?? id);
    referToSecret(draft, providerOf(id), secret);
  }
}

/** `OPENAI_API_KEY`, `openai-key`, `OpenAI` -> `openai`; anything else keeps its own name. */
function providerOf(credential: string): string {
  const bare = credential
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/_?(api)?_?(key|token|secret|credentials?)$/, "");
  return bare === "" ? credential.toLowerCase() : bare;
}

function putModel(draft: Draft, provider: string, name: string, parameters: Readonly<Record<string, unknown>>): void {
  const temperature = number(parameters.temperature);
  const topP = number(parameters.topP);
  const maxTokens = number(parameters.maxTokens);
  const kept = {
    ...(temperature !== undefined && temperature >= 0 && temperature <= 2 && { temperature }),
    ...(topP !== undefined && topP >= 0 && topP <= 1 && { topP }),
    ...(maxTokens !== undefined && maxTokens >= 1 && { maxTokens: Math.round(maxTokens) }),
  };
  const endpoint = url(parameters.endpoint) ?? url(parameters.baseUrl);
  const known = providers.includes(provider) && (provider !== "custom" || endpoint !== undefined);
  if (!known)
    draft.notes.push(
      `The model provider "${provider}" ${provider === "custom" ? "names no endpoint" : "is unknown"}; the model is now the editor's own.`,
    );
  draft.config.model = {
    provider: known ? provider : "editor",
    name: known ? name : "auto",
    ...(known && provider === "custom" && { endpoint }),
    ...(Object.keys(kept).length > 0 && { parameters: kept }),
  };
  if (known && provider !== "custom") referToSecret(draft, provider);
  const others = Object.keys(parameters).filter(
    key => !["temperature", "topP", "maxTokens", "endpoint", "baseUrl"].includes(key),
  );
  if (others.length > 0) draft.notes.push(`modelProvider.parameters (${others.join(", ")}) have no counterpart.`);
}
