import { removedRule } from "./lib/removed-rule.ts";

/** Functions that pgflow took away. */
export const removedCompileFlow = removedRule(
  {
    code: "AW243",
    name: "removed-compile-flow",
    title: "Functions that pgflow took away",
    why: "pgflow 0.16 took `compileFlow` and `compareFlowShapes` away. The import fails when the worker starts. Agentwright compiles and compares flows itself: use its command *Compile Flow to Migration*, or `agentwright flow compile`.",
  },
  ["compileFlow", "compareFlowShapes"],
  "pgflow has no `{what}` from 0.16 on.",
  "Remove the import",
);
