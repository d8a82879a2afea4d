import { remove } from "../fixes/edits.ts";
import { sure } from "./lib/one-fix.ts";
import { shapesOf } from "./lib/shapes.ts";
import type { PartRule } from "./rule.ts";

/** A limit that does not fit the type. */
export const meaninglessLimit: PartRule = {
  code: "AW176",
  name: "meaningless-limit",
  title: "A limit that does not fit the type",
  severity: "warning",
  why: "A pattern limits texts, minimum and maximum limit numbers, `items` describes arrays and `properties` objects. On another type they have no effect.",
  from: "part",
  sections: ["tools"],
  tags: ["unused"],
  check(part, report) {
    for (const { path, shape, type } of shapesOf(part)) {
      for (const [limit, fits] of Object.entries(limits)) {
        if (type === fits || shape[limit] === undefined || !part.isClear(...path, limit)) continue;
        const args = { limit, type, fits };
        report({ path: [...path, limit], part: "key" }, "`{limit}` has no effect on the type {type}.", args);
      }
    }
  },
  fix({ path, args }, { document }) {
    return sure(`Remove \`${args.limit}\``, remove(document, path));
  },
};

const limits: Readonly<Record<string, string>> = {
  pattern: "string",
  minimum: "number",
  maximum: "number",
  items: "array",
  properties: "object",
};
