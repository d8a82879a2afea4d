import type { ListedRule } from "./rule.ts";

/** A tool without a default export. */
export const noDefaultExport: ListedRule = {
  code: "AW193",
  name: "no-default-export",
  title: "A tool without a default export",
  severity: "error",
  why: "The function that runs is the default export of the tool's module. This module has none, so there would be nothing to call.",
  from: "compiler",
};
