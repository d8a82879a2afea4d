import { appendItem } from "../fixes/edits.ts";
import { sure } from "./lib/one-fix.ts";
import { compareNames, placeholdersIn } from "./lib/placeholders.ts";
import type { PartRule } from "./rule.ts";

/** A placeholder that is not declared. */
export const undeclaredVariable: PartRule = {
  code: "AW170",
  name: "undeclared-variable",
  title: "A placeholder that is not declared",
  severity: "error",
  why: "A form or another program asks for the names in `variables` only. This placeholder would stay in the text as it is. Declare it, or correct its name.",
  from: "part",
  sections: ["prompts"],
  check(part, report) {
    const content = part.text("content");
    if (content === undefined || !part.isWhole("variables")) return;
    const used = placeholdersIn(content).map(placeholder => ({ ...placeholder, path: ["content"] }));
    const names = part.texts("variables").map(([, name]) => name);
    const seen = new Set<string>();
    for (const { name, start, end, suggestion } of compareNames(names, used).unknown) {
      if (seen.has(name)) continue;
      seen.add(name);
      const place = { path: ["content"], inside: [start, end] } as const;
      if (suggestion)
        report(place, "There is no variable `{name}`. Did you mean `{suggestion}`?", { name, suggestion });
      else report(place, "`{name}` is not in `variables`.", { name });
    }
  },
  fix({ path, start, end, args }, { document }) {
    const { suggestion } = args;
    if (typeof suggestion === "string") {
      return sure(`Change to \`${suggestion}\``, [{ start, end, text: `{{${suggestion}}}` }]);
    }
    if (!/^[A-Za-z_]\w*$/.test(String(args.name))) return [];
    const edits = appendItem(document, [...path.slice(0, -1), "variables"], String(args.name));
    return sure(`Add \`${args.name}\` to \`variables\``, edits);
  },
};
