import { findKeys, secretNameOf } from "../check/keys.ts";
import { refer } from "../fixes/refer.ts";
import { usualSecret } from "./lib/api-keys.ts";
import type { ListedRule } from "./rule.ts";

/** A key stands in the file. */
export const literalKey: ListedRule = {
  code: "AW134",
  name: "literal-key",
  title: "A key stands in the file",
  severity: "error",
  why: "Whoever can read the file, its history or a copy of it can use the key. Revoke the key if the file was ever shared. Put the new one into the secret store and name it here; only the host ever sees the value.",
  from: "text",
  fix({ path, start, end }, { document }) {
    const written = document.text.slice(start, end);
    const quote = /^(["']).*\1$/s.exec(written)?.[1] ?? "";
    const field = String(path.findLast(step => typeof step === "string") ?? "");
    const shaped = findKeys(written)[0]?.secret;
    const secret = path[0] === "apiKeys" ? usualSecret(field) : (shaped ?? secretNameOf(field));
    const edits = refer(document, start, end, secret);
    const inside = { start: start + quote.length, end: end - quote.length };
    const command = { name: "moveKeyToSecrets", secret, ...inside } as const;
    return [{ title: `Move the key to the secret \`${secret}\``, edits, preferred: true, command }];
  },
};
