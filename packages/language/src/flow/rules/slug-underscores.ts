import { slugRule } from "./lib/slug-rule.ts";

/** Underscores where this version of pgflow takes none. */
export const slugUnderscores = slugRule(
  {
    code: "AW207",
    name: "slug-underscores",
    title: "Underscores where this version of pgflow takes none",
    severity: "error",
    why: "pgflow 0.17 makes names of queues from slugs and keeps `__` for itself: a slug begins with a letter and has no `__` and no `_` at its end. pgflow 0.8 takes no `_` at its beginning. A flow with such a slug can't be defined there.",
  },
  "underscores",
  "In pgflow {versions} the slug `{slug}` can't have these underscores.",
);
