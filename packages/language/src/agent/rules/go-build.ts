import type { ListedRule } from "./rule.ts";

/** A Go tool's code does not compile. */
export const goBuild: ListedRule = {
  code: "AW198",
  name: "go-build",
  title: "A Go tool does not compile",
  severity: "error",
  why: "`go build` refused the code. The finding stands where Go says, in the config or in the tool's file. A tool may import Go's own library, `agentwright/agent` and what stands in its folder.",
  from: "compiler",
};
