import { remove } from "../fixes/edits.ts";
import { sure } from "./lib/one-fix.ts";
import type { ListedRule } from "./rule.ts";

/** A URN of the wrong form. */
export const badUrn: ListedRule = {
  code: "AW127",
  name: "bad-urn",
  title: "A URN of the wrong form",
  severity: "error",
  why: "Others find the agent by its URN, which has four parts: `urn`, `agent`, who names it, and a slug in lower case. Leave it out and it is derived from the agent's name.",
  from: "spec",
  fix({ path }, { document }) {
    return sure("Remove it; the URN is then derived from the name", remove(document, path));
  },
};
