import { slugRule } from "./lib/slug-rule.ts";

/** A slug that begins with a digit. */
export const slugDigit = slugRule(
  {
    code: "AW205",
    name: "slug-digit",
    title: "A slug that begins with a digit",
    severity: "error",
    why: "A slug becomes a name in the database, and those begin with a letter. pgflow refuses one that begins with a digit. Put the number at the end.",
  },
  "digit",
  "The slug `{slug}` begins with a digit.",
);
