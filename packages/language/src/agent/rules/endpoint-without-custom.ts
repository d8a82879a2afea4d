import { remove, setValue } from "../fixes/edits.ts";
import { maybe, sure } from "./lib/one-fix.ts";
import type { PartRule } from "./rule.ts";

/** An address that is not used. */
export const endpointWithoutCustom: PartRule = {
  code: "AW155",
  name: "endpoint-without-custom",
  title: "An address that is not used",
  severity: "warning",
  why: "Only the provider `custom` has an address of its own; the others know theirs. Remove `endpoint`, or change the provider.",
  from: "part",
  sections: ["model"],
  tags: ["unused"],
  check(part, report) {
    const provider = part.text("provider");
    if (!provider || provider === "custom" || provider === "editor" || part.get("endpoint") === undefined) return;
    const template = "`endpoint` is only used by the provider `custom`, not by `{provider}`.";
    report({ path: ["endpoint"], part: "key" }, template, { provider });
  },
  fix({ path }, { document }) {
    return [
      ...sure("Remove `endpoint`", remove(document, path)),
      ...maybe("Change the provider to `custom`", setValue(document, ["model", "provider"], "custom")),
    ];
  },
};
