import { isRecord } from "../check/record.ts";
import { remove } from "../fixes/edits.ts";
import { maybe } from "./lib/one-fix.ts";
import { compareNames, httpPlaceholders } from "./lib/placeholders.ts";
import type { PartRule } from "./rule.ts";

/** A parameter that the request never uses. */
export const unusedParameter: PartRule = {
  code: "AW168",
  name: "unused-parameter",
  title: "A parameter that the request never uses",
  severity: "information",
  why: "The tool asks for a value and then ignores it. The model would spend effort on it for nothing. Use it as `{{name}}`, or remove it.",
  from: "part",
  sections: ["tools"],
  tags: ["unused"],
  check(part, report) {
    if (!isRecord(part.get("http")) || !part.isWhole("parameters") || !part.isWhole("http")) return;
    const parameters = part.list("parameters");
    const names = parameters.map(([, parameter]) => String(parameter.name));
    for (const index of compareNames(names, httpPlaceholders(part)).unused) {
      const name = names[index] ?? "";
      if (names.indexOf(name) !== index) continue;
      report(
        { path: ["parameters", index, "name"] },
        "The request never uses `{name}`; put `{{{name}}}` where it goes.",
        { name },
      );
    }
  },
  fix({ path }, { document }) {
    return maybe("Remove the parameter", remove(document, path.slice(0, -1)));
  },
};
