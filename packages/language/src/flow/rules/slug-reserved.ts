import { slugRule } from "./lib/slug-rule.ts";

/** A slug that is reserved. */
export const slugReserved = slugRule(
  {
    code: "AW204",
    name: "slug-reserved",
    title: "A slug that is reserved",
    severity: "error",
    why: "`run` is the word by which pgflow itself calls a flow's input. A flow or a step of that name is refused. Call it something else.",
  },
  "reserved",
  "`run` is a word of pgflow's own and can't be a slug.",
);
