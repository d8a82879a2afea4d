import type { Json } from "@agentwright/protocol";
import { find } from "../../syntax/index.ts";
import { describePath } from "../spec/describe.ts";
import type { Spec } from "../spec/types.ts";
import { sure } from "./lib/one-fix.ts";
import type { ListedRule } from "./rule.ts";

/** A value of the wrong type. */
export const wrongType: ListedRule = {
  code: "AW119",
  name: "wrong-type",
  title: "A value of the wrong type",
  severity: "error",
  why: "The field wants another kind of value, such as a number where a text stands. In YAML, quotes make a text of anything, and a text in quotes is never a number or `true`. Write `true` and `false`: `yes`, `no`, `on` and `off` are texts.",
  from: "spec",
  fix({ path, start, end }, { document }) {
    const spec = describePath(path);
    const node = find(document, path)?.node;
    if (!spec || node?.kind !== "scalar" || node.value === null) return [];
    const value = meant(spec, node.value, document.text.slice(start, end));
    if (value === undefined) return [];
    return sure(`Write \`${JSON.stringify(value)}\``, [{ start, end, text: JSON.stringify(value) }]);
  },
};

function meant(spec: Spec, value: string | number | boolean, written: string): Json | undefined {
  if (spec.kind === "text" || spec.kind === "choice") return typeof value === "string" ? value : written;
  if (spec.kind === "boolean") {
    const word = String(value).toLowerCase();
    if (/^(?:true|yes|on|1)$/.test(word)) return true;
    return /^(?:false|no|off|0)$/.test(word) ? false : undefined;
  }
  if (spec.kind === "number" && typeof value === "string") {
    const number = Number(value.trim());
    return value.trim() !== "" && Number.isFinite(number) ? number : undefined;
  }
  return spec.kind === "list" ? [value] : undefined;
}
