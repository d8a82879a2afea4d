import { setValue } from "../fixes/edits.ts";
import { describePath } from "../spec/describe.ts";
import { sure } from "./lib/one-fix.ts";
import type { ListedRule } from "./rule.ts";

/** A number outside its range. */
export const numberRange: ListedRule = {
  code: "AW121",
  name: "number-range",
  title: "A number outside its range",
  severity: "error",
  why: "The field takes numbers from a range only, or whole numbers only. The fix takes the nearest one that is allowed.",
  from: "spec",
  fix({ path, args }, { document }) {
    const spec = describePath(path);
    const { value } = args;
    if (spec?.kind !== "number" || typeof value !== "number") return [];
    const least = spec.min ?? (spec.above === undefined ? -Infinity : spec.above + 1);
    const nearestAllowed = Math.min(Math.max(spec.integer ? Math.round(value) : value, least), spec.max ?? Infinity);
    return sure(`Change to ${nearestAllowed}`, setValue(document, path, nearestAllowed));
  },
};
