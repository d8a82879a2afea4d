import type { ListedRule } from "./rule.ts";

/** An import from npm without the bundler. */
export const npmImport: ListedRule = {
  code: "AW192",
  name: "npm-import",
  title: "An import from npm without the bundler",
  severity: "error",
  why: "Code from npm packages is bundled by esbuild, which is not part of Agentwright itself. Install the add-on when it is offered, or import a local file instead.",
  from: "compiler",
};
