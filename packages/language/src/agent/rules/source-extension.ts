import { isUsable } from "./lib/paths.ts";
import type { PartRule } from "./rule.ts";

/** A tool's file that can't be compiled. */
export const sourceExtension: PartRule = {
  code: "AW166",
  name: "source-extension",
  title: "A tool's file that can't be compiled",
  severity: "error",
  why: "Tools are written in TypeScript (`.ts`), JavaScript (`.js`) or Go (`.go`). For other languages there is no compiler here.",
  from: "part",
  sections: ["tools"],
  check(part, report) {
    const source = part.text("source");
    if (source === undefined || !isUsable(part, source) || /\.(?:ts|js|go)$/.test(source)) return;
    report({ path: ["source"] }, "`{path}` can't be compiled; a tool is a `.ts`, `.js` or `.go` file.", {
      path: source,
    });
  },
};
