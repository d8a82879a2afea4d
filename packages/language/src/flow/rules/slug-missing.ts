import { slugRule } from "./lib/slug-rule.ts";

/** A slug that is missing or no text. */
export const slugMissing = slugRule(
  {
    code: "AW201",
    name: "slug-missing",
    title: "A slug that is missing or no text",
    severity: "error",
    why: "Every flow and every step is called by its slug. Without one pgflow fails with `Cannot read properties of undefined` before anything is defined. Write one as a text.",
    alsoTypeScript: true,
  },
  "missing",
  'A {of} needs a slug that is a text, such as `slug: "fetchPage"`.',
);
