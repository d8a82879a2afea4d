import { sure } from "./lib/one-fix.ts";
import type { ListedRule } from "./rule.ts";

/** A suppression of a rule that does not exist. */
export const unknownSuppression: ListedRule = {
  code: "AW902",
  name: "unknown-suppression",
  title: "A suppression of a rule that does not exist",
  severity: "warning",
  why: "The comment names a code that no rule has, so it hides nothing. Take the code from the finding.",
  from: "comments",
  fix({ start, end, args }) {
    const { suggestion } = args;
    return typeof suggestion === "string"
      ? sure(`Change to \`${suggestion}\``, [{ start, end, text: suggestion }])
      : [];
  },
};
