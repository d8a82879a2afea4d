import { sure } from "./lib/one-fix.ts";
import { shapesOf, typeOf } from "./lib/shapes.ts";
import type { PartRule } from "./rule.ts";

/** An allowed value of another type. */
export const enumType: PartRule = {
  code: "AW175",
  name: "enum-type",
  title: "An allowed value of another type",
  severity: "error",
  why: "The value can never be given, because the parameter's type refuses it first. Write it as the type says, or change the type.",
  from: "part",
  sections: ["tools"],
  check(part, report) {
    for (const { path, shape, type } of shapesOf(part)) {
      if (!Array.isArray(shape.enum) || !part.isClear(...path, "enum")) continue;
      shape.enum.forEach((value: unknown, index) => {
        if (typeOf(value) === type || value === null) return;
        const args = { found: typeOf(value), type };
        report({ path: [...path, "enum", index] }, "This is of type {found}, but the values are of type {type}.", args);
      });
    }
  },
  fix({ args, start, end }, { document }) {
    if (args.type !== "string" || (args.found !== "number" && args.found !== "boolean")) return [];
    const text = `"${document.text.slice(start, end)}"`;
    return sure("Put it in quotes", [{ start, end, text }]);
  },
};
