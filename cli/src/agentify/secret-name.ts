import { secretNameOf, usualSecret } from "@agentwright/language";

/** `openai` -> `OPENAI_API_KEY`, `github` -> `GITHUB_TOKEN`: the usual name of a provider's key, in any spelling. */
export function providerSecret(provider: string): string {
  const plain = provider.toLowerCase();
  // Only plain names are looked up: an old file may hold any text here, names of built-in properties too.
  return Object.hasOwn(Object.prototype, plain) ? `${secretNameOf(plain)}_KEY` : secretNameOf(usualSecret(plain));
}
