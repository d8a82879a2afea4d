import { removedRule } from "./lib/removed-rule.ts";

/** The ControlPlane, which pgflow took away. */
export const removedControlPlane = removedRule(
  {
    code: "AW244",
    name: "removed-control-plane",
    title: "The ControlPlane, which pgflow took away",
    why: "pgflow 0.16 took the ControlPlane and `pgflow compile` away. Workers compile their flows when they start. Remove this function, or use `agentwright flow compile` for migrations.",
  },
  ["ControlPlane"],
  "pgflow has no `{what}` from 0.16 on: workers compile their flows when they start.",
  "Remove the import",
);
