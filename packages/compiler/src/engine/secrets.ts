import { engineMethods, type SecretAnswer, shortestSecret } from "@agentwright/protocol";
import { makeMasker } from "@agentwright/runtime/policy/mask";
import type { MessageConnection } from "vscode-jsonrpc/node";
import type { AskSecret } from "./host.ts";

/** Asks the door for the value of a secret, and hides from then on whatever was answered. */
export function secretsOf(connection: MessageConnection): { secret: AskSecret; mask: (text: string) => string } {
  const masker = makeMasker();
  return {
    async secret(name) {
      const { value } = await connection.sendRequest<SecretAnswer>(engineMethods.secret, { name });
      if (value !== undefined && value.length >= shortestSecret) masker.add(name, value);
      return value;
    },
    mask: text => masker.mask(text),
  };
}
