import { slugRule } from "./lib/slug-rule.ts";

/** A slug with other characters than letters, digits and underscores. */
export const slugCharacters = slugRule(
  {
    code: "AW206",
    name: "slug-characters",
    title: "A slug with other characters than letters, digits and underscores",
    severity: "error",
    why: "A slug may have letters without accents, digits and underscores. With anything else pgflow refuses it: a dash, a space, a dot. Write it in camelCase.",
  },
  "characters",
  "The slug `{slug}` may only have letters, digits and underscores.",
);
