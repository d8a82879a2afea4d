import type { ListedRule } from "./rule.ts";

/** An import that leads nowhere. */
export const unresolvedImport: ListedRule = {
  code: "AW191",
  name: "unresolved-import",
  title: "An import that leads nowhere",
  severity: "error",
  why: "The tool imports a file that is not there, or one outside of the config's folder. Local imports are embedded under their path, so each must name an existing `.ts` or `.js` file.",
  from: "compiler",
};
