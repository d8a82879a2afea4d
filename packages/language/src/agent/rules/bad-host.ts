import { find } from "../../syntax/index.ts";
import { urlOf } from "../check/formats.ts";
import { setValue } from "../fixes/edits.ts";
import { sure } from "./lib/one-fix.ts";
import type { ListedRule } from "./rule.ts";

/** Not a host name. */
export const badHost: ListedRule = {
  code: "AW130",
  name: "bad-host",
  title: "Not a host name",
  severity: "error",
  why: "Hosts are compared by name only. Scheme, port and path don't belong here; `*.` in front stands for all names below a domain.",
  from: "spec",
  fix({ path }, { document }) {
    const node = find(document, path)?.node;
    const match = /^(?:[a-z]+:\/\/)?([^/?#:\s]+)/i.exec(node?.kind === "scalar" ? String(node.value) : "");
    const host = match?.[1] && urlOf(`https://${match[1].replace(/^\*\./, "")}`) ? match[1] : undefined;
    return host ? sure(`Change to \`${host}\``, setValue(document, path, host)) : [];
  },
};
