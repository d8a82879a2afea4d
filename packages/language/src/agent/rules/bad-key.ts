import type { ListedRule } from "./rule.ts";

/** A key that is no plain name. */
export const badKey: ListedRule = {
  code: "AW109",
  name: "bad-key",
  title: "A key that is no plain name",
  severity: "error",
  why: "Keys of a config are names. Lists and maps can't be keys, although YAML allows it.",
  from: "syntax",
};
