import { redactSecrets, secretNameOf } from "@agentwright/language";
import { capabilities } from "@agentwright/language/agent/spec/capabilities";
import { type Credential, child, type Draft, isEmpty } from "./draft.ts";
import { providerSecret } from "./secret-name.ts";
import { type Fields, fields, list, text } from "./shapes.ts";

/** A model to start from, by provider: neither file says which one belongs to a key. */
const models: Readonly<Record<string, string>> = {
  openai: "gpt-4.1-mini",
  anthropic: "claude-sonnet-4-5",
  google: "gemini-2.5-flash",
  cerebras: "llama-3.3-70b",
  deepseek: "deepseek-chat",
};

const integrations: readonly string[] = Object.keys(capabilities.fields.apiIntegrations.of.values);

/** Remembers the keys of an object provider -> key. Values are not looked at, only whether there is one. */
export function takeKeys(draft: Draft, where: string, keys: Fields): void {
  const providers = Object.keys(keys).filter(name => !isEmpty(keys[name]));
  if (providers.length === 0) return;
  for (const provider of providers) remember(draft, providerSecret(provider), provider.toLowerCase());
  draft.notes.push(
    `${where} held ${providers.length === 1 ? "a key" : "keys"} in plain text (${providers.join(", ")}): only the name ` +
      "is kept. Treat the old file as leaked and renew what it holds.",
  );
}

/** Remembers `requiredCredentials`: names that somebody has to set. */
export function takeRequired(draft: Draft, value: unknown): void {
  for (const item of list(value)) {
    const credential = typeof item === "string" ? { name: item } : fields(item);
    const name = text(credential.name) ?? text(credential.envVarName);
    if (name === undefined) continue;
    const provider = providerOf(name);
    const usual = name.toLowerCase() === provider && isKnown(provider);
    const secret = text(credential.envVarName) ?? (usual ? providerSecret(provider) : name);
    const description = text(credential.description);
    remember(draft, secretNameOf(secret), provider, {
      ...(description !== undefined && { description }),
      ...(credential.optional === true && { optional: true }),
    });
  }
}

function isKnown(provider: string): boolean {
  return Object.hasOwn(models, provider) || integrations.includes(provider);
}

/** The provider of the first key that a model can use, and a model to start from. */
export function modelByKey({ credentials }: Draft): { readonly provider: string; readonly name: string } | undefined {
  for (const { provider } of credentials.values()) {
    const name = Object.hasOwn(models, provider) ? models[provider] : undefined;
    if (name !== undefined) return { provider, name };
  }
  return undefined;
}

/**
 * Puts each credential where it is used: the model's key and, if the agent may use the network, those of integrations
 * under `apiKeys`. No field says who uses the others: they are listed under `x-credentials`.
 */
export function putCredentials(draft: Draft): void {
  const { config, credentials, notes } = draft;
  const model = text(fields(config.model).provider);
  if (model !== undefined && model !== "editor" && model !== "custom" && !hasKeyOf(draft, model)) {
    remember(draft, providerSecret(model), model);
  }
  const abilities = fields(config.capabilities) as Record<string, unknown>;
  const keys: Record<string, string> = {};
  const used: string[] = [];
  const others: Record<string, unknown>[] = [];
  for (const [secret, { provider, description, optional }] of credentials) {
    const reference = `\${secret:${secret}}`;
    const integration = provider !== model && integrations.includes(provider) && abilities.networkAccess === true;
    if ((provider === model || integration) && keys[provider] === undefined) {
      keys[provider] = reference;
      if (integration) used.push(provider);
    } else {
      others.push({
        name: provider,
        secret: reference,
        ...(description && { description }),
        ...(optional && { optional }),
      });
      notes.push(
        `No field says what uses the secret ${secret}: write ${reference} in the header of the tool that does.`,
      );
    }
  }
  if (used.length > 0) abilities.apiIntegrations = used;
  if (Object.keys(keys).length > 0) child(config, "apiKeys", keys);
  if (others.length > 0) config["x-credentials"] = others;
}

function remember(draft: Draft, secret: string, provider: string, more: Omit<Credential, "provider"> = {}): void {
  if (redactSecrets(secret + provider).found > 0 || redactSecrets(secret.toLowerCase()).found > 0) {
    draft.notes.push("A credential had a key instead of a name; it is left out. Treat the old file as leaked.");
  } else if (!draft.credentials.has(secret)) draft.credentials.set(secret, { provider, ...more });
}

function hasKeyOf({ credentials }: Draft, provider: string): boolean {
  return [...credentials.values()].some(credential => credential.provider === provider);
}

/** `OPENAI_API_KEY`, `openai-key`, `OpenAI` -> `openai`; anything else keeps its own name. */
function providerOf(credential: string): string {
  const bare = credential
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/_?(api)?_?(key|token|secret|credentials?)$/, "");
  return bare === "" ? credential.toLowerCase() : bare;
}
