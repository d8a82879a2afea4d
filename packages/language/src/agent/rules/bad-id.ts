import { remove } from "../fixes/edits.ts";
import { sure } from "./lib/one-fix.ts";
import type { ListedRule } from "./rule.ts";

/** An id that is neither DID nor UUID. */
export const badId: ListedRule = {
  code: "AW126",
  name: "bad-id",
  title: "An id that is neither DID nor UUID",
  severity: "error",
  why: "The id tells two agents apart for ever, so it has a form in which nobody hits the same one by chance. Leave it out and it is derived from the agent's name.",
  from: "spec",
  fix({ path }, { document }) {
    return sure("Remove it; the id is then derived from the name", remove(document, path));
  },
};
