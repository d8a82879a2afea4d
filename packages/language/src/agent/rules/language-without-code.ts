import { remove } from "../fixes/edits.ts";
import { sure } from "./lib/one-fix.ts";
import type { PartRule } from "./rule.ts";

/** A language without code. */
export const languageWithoutCode: PartRule = {
  code: "AW165",
  name: "language-without-code",
  title: "A language without code",
  severity: "information",
  why: "`language` belongs to inline `code`. A file says by its ending what it is, and a request or a flow has no language.",
  from: "part",
  sections: ["tools"],
  tags: ["unused"],
  check(part, report) {
    if (part.get("language") === undefined || !part.lacks("code")) return;
    if (["source", "http", "flow"].every(form => part.get(form) === undefined)) return;
    report({ path: ["language"], part: "key" }, "`language` has no effect without `code`.");
  },
  fix({ path }, { document }) {
    return sure("Remove `language`", remove(document, path));
  },
};
