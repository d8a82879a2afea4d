import { slugRule } from "./lib/slug-rule.ts";

/** A slug that is empty. */
export const slugEmpty = slugRule(
  {
    code: "AW202",
    name: "slug-empty",
    title: "A slug that is empty",
    severity: "error",
    why: "Every flow and every step is called by its slug. pgflow refuses an empty one. Give it a name.",
  },
  "empty",
  "The slug of this {of} is empty.",
);
