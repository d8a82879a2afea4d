import type { ListedRule } from "./rule.ts";

/** A Go file without the function that answers its tool. */
export const goToolFunction: ListedRule = {
  code: "AW199",
  name: "go-tool-function",
  title: "A Go tool without its function",
  severity: "error",
  why: "The function that runs has the tool's name in Go's manner (`parse_log` is `ParseLog`), or the name `Run`, and the signature `func(host *agent.Host, input agent.Input) (any, error)`. This file has none, so there would be nothing to call.",
  from: "compiler",
};
