import { find } from "../../syntax/index.ts";
import { setValue } from "../fixes/edits.ts";
import { sure } from "./lib/one-fix.ts";
import type { ListedRule } from "./rule.ts";

/** Not an identifier. */
export const badIdentifier: ListedRule = {
  code: "AW129",
  name: "bad-identifier",
  title: "Not an identifier",
  severity: "error",
  why: "Models and code call tools and parameters by name. A name consists of letters, digits and `_` and does not begin with a digit.",
  from: "spec",
  fix({ path }, { document }) {
    const node = find(document, path)?.node;
    const words = node?.kind === "scalar" ? String(node.value).replace(/[^A-Za-z0-9_]+/g, "_") : "";
    const name = words.replace(/^_+|_+$/g, "").replace(/^(?=\d)/, "_");
    return name ? sure(`Change to \`${name}\``, setValue(document, path, name)) : [];
  },
};
