import { remove } from "../fixes/edits.ts";
import { sure } from "./lib/one-fix.ts";
import type { PartRule } from "./rule.ts";

/** A limit of rounds without a loop. */
export const limitWithoutLoop: PartRule = {
  code: "AW160",
  name: "limit-without-loop",
  title: "A limit of rounds without a loop",
  severity: "information",
  why: "Only the kind `loop` runs in rounds. For other kinds `maxIterations` has no effect.",
  from: "part",
  sections: ["orchestration"],
  tags: ["unused"],
  check(part, report) {
    const kind = part.text("kind");
    if (!kind || kind === "loop" || part.get("maxIterations") === undefined) return;
    report({ path: ["maxIterations"], part: "key" }, "`maxIterations` has no effect for the kind `{kind}`.", { kind });
  },
  fix({ path }, { document }) {
    return sure("Remove `maxIterations`", remove(document, path));
  },
};
