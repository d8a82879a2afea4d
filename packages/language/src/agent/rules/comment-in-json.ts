import { sure } from "./lib/one-fix.ts";
import type { ListedRule } from "./rule.ts";

/** Comment in plain JSON. */
export const commentInJson: ListedRule = {
  code: "AW112",
  name: "comment-in-json",
  title: "Comment in plain JSON",
  severity: "error",
  why: "JSON has no comments. Remove it, or name the file `.agent.jsonc`, where comments are allowed.",
  from: "syntax",
  fix({ start, end }, { document }) {
    const blanks = /[ \t]*$/.exec(document.text.slice(0, start))?.[0].length ?? 0;
    return sure("Remove the comment", [{ start: start - blanks, end, text: "" }]);
  },
};
