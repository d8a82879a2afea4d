import type { SourceDocument } from "../../../syntax/index.ts";
import { locate } from "../../../syntax/index.ts";
import { insertField } from "../../fixes/edits.ts";
import type { Fix } from "../../fixes/fix.ts";
import { usualSecret } from "./api-keys.ts";
import { sure } from "./one-fix.ts";

/** Names the usual secret of a provider in `apiKeys`. */
export function addKey(document: SourceDocument, provider: string): readonly Fix[] {
  const reference = `\${secret:${usualSecret(provider)}}`;
  const edits = locate(document, ["apiKeys"], "key")
    ? insertField(document, ["apiKeys"], provider, reference)
    : insertField(document, [], "apiKeys", { [provider]: reference });
  return sure(`Use the secret \`${usualSecret(provider)}\``, edits);
}
