import { find } from "../../syntax/index.ts";
import { setValue } from "../fixes/edits.ts";
import { sure } from "./lib/one-fix.ts";
import { isAbsolute, pathsOf } from "./lib/paths.ts";
import type { PartRule } from "./rule.ts";

/** Backslashes in a path. */
export const backslashPath: PartRule = {
  code: "AW137",
  name: "backslash-path",
  title: "Backslashes in a path",
  severity: "warning",
  why: "A config travels between systems, and only `/` is understood on all of them. A backslash would be part of the name on most.",
  from: "part",
  sections: ["tools", "resources", "orchestration"],
  check(part, report) {
    for (const { at, text } of pathsOf(part)) {
      if (text.includes("\\") && !isAbsolute(text))
        report({ path: at }, "Paths are written with `/`, so that they work everywhere.");
    }
  },
  fix({ path }, { document }) {
    const node = find(document, path)?.node;
    if (node?.kind !== "scalar" || typeof node.value !== "string") return [];
    return sure("Replace `\\` by `/`", setValue(document, path, node.value.replaceAll("\\", "/")));
  },
};
