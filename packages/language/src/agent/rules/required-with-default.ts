import { remove, setValue } from "../fixes/edits.ts";
import { maybe, sure } from "./lib/one-fix.ts";
import type { PartRule } from "./rule.ts";

/** A required parameter with a default. */
export const requiredWithDefault: PartRule = {
  code: "AW173",
  name: "required-with-default",
  title: "A required parameter with a default",
  severity: "warning",
  why: "What must be given never needs a default, so one of the two is not meant. With a default the parameter is optional.",
  from: "part",
  sections: ["tools"],
  check(part, report) {
    for (const [index, parameter] of part.list("parameters")) {
      if (parameter.required !== true || parameter.default === undefined || parameter.default === null) continue;
      const name = String(parameter.name);
      const place = { path: ["parameters", index, "default"], part: "key" } as const;
      report(place, "`{name}` is required, so its default is never used.", { name });
    }
  },
  fix({ path }, { document }) {
    const required = [...path.slice(0, -1), "required"];
    return [
      ...sure("Make it optional", setValue(document, required, false)),
      ...maybe("Remove the default", remove(document, path)),
    ];
  },
};
