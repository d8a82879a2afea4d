import { setValue } from "../fixes/edits.ts";
import { sure } from "./lib/one-fix.ts";
import { shapesOf } from "./lib/shapes.ts";
import type { PartRule } from "./rule.ts";

/** A range that holds nothing. */
export const minimumAboveMaximum: PartRule = {
  code: "AW174",
  name: "minimum-above-maximum",
  title: "A range that holds nothing",
  severity: "error",
  why: "No number is at least the minimum and at most the maximum, so every call would be refused. Exchange them, or correct one.",
  from: "part",
  sections: ["tools"],
  check(part, report) {
    for (const { path, shape } of shapesOf(part)) {
      const { minimum, maximum } = shape;
      if (typeof minimum !== "number" || typeof maximum !== "number" || minimum <= maximum) continue;
      const args = { minimum, maximum };
      report({ path: [...path, "minimum"] }, "The minimum {minimum} is above the maximum {maximum}.", args);
    }
  },
  fix({ path, args }, { document }) {
    const shape = path.slice(0, -1);
    return sure("Exchange minimum and maximum", [
      ...setValue(document, [...shape, "minimum"], Number(args.maximum)),
      ...setValue(document, [...shape, "maximum"], Number(args.minimum)),
    ]);
  },
};
