import { appendItem } from "../fixes/edits.ts";
import { sure } from "./lib/one-fix.ts";
import { compareNames, httpPlaceholders } from "./lib/placeholders.ts";
import type { PartRule } from "./rule.ts";

/** A placeholder without a parameter. */
export const unknownPlaceholder: PartRule = {
  code: "AW167",
  name: "unknown-placeholder",
  title: "A placeholder without a parameter",
  severity: "error",
  why: "`{{name}}` in a request is replaced by the parameter of that name. There is none, so the request would be wrong. Correct the name, or add the parameter.",
  from: "part",
  sections: ["tools"],
  check(part, report) {
    if (!part.isWhole("parameters")) return;
    const names = part.list("parameters").map(([, parameter]) => String(parameter.name));
    for (const { path, name, start, end, suggestion } of compareNames(names, httpPlaceholders(part)).unknown) {
      const place = { path, inside: [start, end] } as const;
      if (suggestion)
        report(place, "There is no parameter `{name}`. Did you mean `{suggestion}`?", { name, suggestion });
      else report(place, "There is no parameter `{name}`.", { name });
    }
  },
  fix({ path, start, end, args }, { document }) {
    const { suggestion } = args;
    if (typeof suggestion === "string") {
      return sure(`Change to \`${suggestion}\``, [{ start, end, text: `{{${suggestion}}}` }]);
    }
    if (!/^[A-Za-z_]\w*$/.test(String(args.name))) return [];
    const parameter = { name: String(args.name), type: "string", required: true };
    const edits = appendItem(document, [...path.slice(0, 2), "parameters"], parameter);
    return sure(`Add the parameter \`${args.name}\``, edits);
  },
};
