import { find } from "../../syntax/index.ts";
import { urlOf } from "../check/formats.ts";
import { setValue } from "../fixes/edits.ts";
import { sure } from "./lib/one-fix.ts";
import type { ListedRule } from "./rule.ts";

/** Not a web address. */
export const badUrl: ListedRule = {
  code: "AW128",
  name: "bad-url",
  title: "Not a web address",
  severity: "error",
  why: "An address is written in full: `https://`, a host, and mostly a path. Other schemes can't be called by a plugin's host.",
  from: "spec",
  fix({ path }, { document }) {
    const node = find(document, path)?.node;
    const value = node?.kind === "scalar" ? `https://${String(node.value).replace(/^(?:wss?:)?\/*/, "")}` : "";
    return urlOf(value) ? sure(`Change to \`${value}\``, setValue(document, path, value)) : [];
  },
};
