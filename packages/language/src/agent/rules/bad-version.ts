import { setValue } from "../fixes/edits.ts";
import { sure } from "./lib/one-fix.ts";
import type { ListedRule } from "./rule.ts";

/** A version that is not a semantic version. */
export const badVersion: ListedRule = {
  code: "AW125",
  name: "bad-version",
  title: "A version that is not a semantic version",
  severity: "error",
  why: "The version becomes part of file names and tells others whether something broke. It is three numbers with dots, maybe with a pre-release: `1.4.0`, `2.0.0-beta.1`.",
  from: "spec",
  fix({ path, args }, { document }) {
    const match = /^\s*[vV=]*\s*(\d+)(?:\.(\d+))?(?:\.(\d+))?\s*$/.exec(String(args.value));
    if (!match) return [];
    const version = [match[1], match[2] ?? "0", match[3] ?? "0"].map(Number).join(".");
    return sure(`Change to \`${version}\``, setValue(document, path, version));
  },
};
