import { find } from "../../syntax/index.ts";
import { setValue } from "../fixes/edits.ts";
import { sure } from "./lib/one-fix.ts";
import type { ListedRule } from "./rule.ts";

/** Not a line of a requirements file. */
export const badRequirement: ListedRule = {
  code: "AW133",
  name: "bad-requirement",
  title: "Not a line of a requirements file",
  severity: "error",
  why: "The line goes into the requirements file of the Python service as it is. The package installer would refuse it.",
  from: "spec",
  fix({ path }, { document }) {
    const node = find(document, path)?.node;
    const value = node?.kind === "scalar" ? String(node.value) : "";
    const turned = value
      .replace(/=>/g, ">=")
      .replace(/=</g, "<=")
      .replace(/^([\w.[\]-]+)\s*=\s*(?=\d)/, "$1==");
    return turned === value ? [] : sure(`Change to \`${turned}\``, setValue(document, path, turned));
  },
};
