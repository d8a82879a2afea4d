import { remove } from "../fixes/edits.ts";
import { sure } from "./lib/one-fix.ts";
import type { PartRule } from "./rule.ts";

/** A platform that makes no difference. */
export const platformWithoutPlugin: PartRule = {
  code: "AW183",
  name: "platform-without-plugin",
  title: "A platform that makes no difference",
  severity: "information",
  why: "WebAssembly is the same on every system. Only the target `go-plugin` is made for one platform.",
  from: "part",
  sections: ["build"],
  tags: ["unused"],
  check(part, report) {
    if (part.get("platform") === undefined || !part.isClear("target") || part.get("target") === "go-plugin") return;
    report({ path: ["platform"], part: "key" }, "`platform` has no effect but for the target `go-plugin`.");
  },
  fix({ path }, { document }) {
    return sure("Remove `platform`", remove(document, path));
  },
};
