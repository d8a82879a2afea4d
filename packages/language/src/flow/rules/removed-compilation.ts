import { removedRule } from "./lib/removed-rule.ts";

/** The worker's option `compilation`. */
export const removedCompilation = removedRule(
  {
    code: "AW245",
    name: "removed-compilation",
    title: "The worker's option `compilation`",
    why: "From pgflow 0.16 on a worker always compiles its flow when it starts, and there is no `allowDataLoss` any more. The option does nothing. Take it away.",
  },
  ["compilation"],
  "The option `{what}` does nothing from pgflow 0.16 on.",
  "Remove `compilation`",
);
