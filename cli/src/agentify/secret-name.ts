import { secretNameOf, usualSecret } from "@agentwright/language";

/** `openai` -> `OPENAI_API_KEY`, `github` -> `GITHUB_TOKEN`: the usual name of a provider's key, in any spelling. */
export function providerSecret(provider: string): string {
  return secretNameOf(usualSecret(provider.toLowerCase()));
}
