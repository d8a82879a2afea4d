import { slugRule } from "./lib/slug-rule.ts";

/** A step named like something that every object has. */
export const slugBuiltin = slugRule(
  {
    code: "AW234",
    name: "slug-builtin",
    title: "A step named like something that every object has",
    severity: "error",
    why: "pgflow looks steps up in a plain JavaScript object, and there `constructor` or `toString` exists from the start. So it says that the step already exists, although there is none. Call the step something else.",
  },
  "builtin",
  "Every JavaScript object has a `{slug}`, so pgflow takes this step for one that exists already.",
);
