import { secretNameIn } from "../check/scalars.ts";
import { refer } from "../fixes/refer.ts";
import { sure } from "./lib/one-fix.ts";
import type { ListedRule } from "./rule.ts";

/** A reference to a secret that does not work. */
export const badSecretReference: ListedRule = {
  code: "AW131",
  name: "bad-secret-reference",
  title: "A reference to a secret that does not work",
  severity: "error",
  why: "A secret is named as `${secret:NAME}`, with a name of letters, digits and `_`. Anything else would be sent as it stands.",
  from: "spec",
  fix({ start, end }, { document }) {
    const written = document.text.slice(start, end);
    const quote = /^["']/.exec(written)?.[0] ?? "";
    const name = secretNameIn(quote ? written.slice(1, -1) : written);
    if (!name) return [];
    return sure(`Change to \`\${secret:${name}}\``, refer(document, start, end, name));
  },
};
