import type { ListedRule } from "./rule.ts";

/** A tool's code does not parse. */
export const toolSyntax: ListedRule = {
  code: "AW190",
  name: "tool-syntax",
  title: "A tool's code does not parse",
  severity: "error",
  why: "The code is not valid TypeScript or JavaScript, so it can't be put into the plugin. The finding stands at the place where the parser gave up, in the config or in the tool's file.",
  from: "compiler",
};
