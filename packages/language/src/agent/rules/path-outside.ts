import { isAbsolute, leavesFolder, pathsOf } from "./lib/paths.ts";
import type { PartRule } from "./rule.ts";

/** A path that leaves the config's folder. */
export const pathOutside: PartRule = {
  code: "AW138",
  name: "path-outside",
  title: "A path that leaves the config's folder",
  severity: "error",
  why: "Everything that belongs to an agent lies beside or below its config, so that it can be moved and built elsewhere. Absolute paths exist on one machine only. Other agents may lie anywhere in the workspace, by a relative path.",
  from: "part",
  sections: ["tools", "resources", "orchestration"],
  check(part, report) {
    for (const { at, text } of pathsOf(part)) {
      if (isAbsolute(text))
        report({ path: at }, "`{path}` is an absolute path; write it relative to this file.", { path: text });
      else if (part.section !== "orchestration" && !text.includes("\\") && leavesFolder(text)) {
        report({ path: at }, "`{path}` leads out of this config's folder; move the file beside the config.", {
          path: text,
        });
      }
    }
  },
};
