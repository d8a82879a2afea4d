import { insertField } from "../fixes/edits.ts";
import { sure } from "./lib/one-fix.ts";
import { shapesOf } from "./lib/shapes.ts";
import type { PartRule } from "./rule.ts";

/** An array of unknown elements. */
export const arrayWithoutItems: PartRule = {
  code: "AW177",
  name: "array-without-items",
  title: "An array of unknown elements",
  severity: "information",
  why: "Models fill in an array more reliably when they know what its elements are, and some refuse tools without it. Say it in `items`.",
  from: "part",
  sections: ["tools"],
  check(part, report) {
    for (const { path, shape, type } of shapesOf(part)) {
      if (type !== "array" || Object.hasOwn(shape, "items") || !part.isClear(...path, "items")) continue;
      report({ path: [...path, "type"], absence: true }, "Say in `items` what the elements of this array are.");
    }
  },
  fix({ path }, { document }) {
    const edits = insertField(document, path.slice(0, -1), "items", { type: "string" });
    return sure("Add `items` of type string", edits);
  },
};
