import { remove } from "../fixes/edits.ts";
import { sure } from "./lib/one-fix.ts";
import { normalise } from "./lib/paths.ts";
import type { PartRule } from "./rule.ts";

/** The same agent twice. */
export const sameAgentTwice: PartRule = {
  code: "AW161",
  name: "same-agent-twice",
  title: "The same agent twice",
  severity: "warning",
  why: "The list names one agent under two paths or twice under one. It would be compiled once and run twice, which is rarely meant.",
  from: "part",
  sections: ["orchestration"],
  check(part, report) {
    const seen = new Map<string, number>();
    for (const [index, text] of part.texts("agents")) {
      const path = normalise(text);
      const first = seen.get(path);
      if (first === undefined) seen.set(path, index);
      else {
        const related = [{ path: ["agents", first], message: "it stands here already" }];
        report({ path: ["agents", index] }, "`{path}` is the same agent as one above.", { path: text }, related);
      }
    }
  },
  fix({ path }, { document }) {
    return sure("Remove the second one", remove(document, path));
  },
};
