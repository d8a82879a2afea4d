import type { PartRule } from "./rule.ts";

/** A Go plugin for Windows. */
export const pluginOnWindows: PartRule = {
  code: "AW182",
  name: "plugin-on-windows",
  title: "A Go plugin for Windows",
  severity: "error",
  why: "Go can't make plugins for Windows; its build mode `plugin` knows Linux, macOS and FreeBSD only. A WebAssembly target runs everywhere.",
  from: "part",
  sections: ["build"],
  check(part, report) {
    if (part.get("target") !== "go-plugin" || part.get("platform") !== "windows") return;
    report({ path: ["platform"] }, "Go can't make plugins for Windows; use the target `go-wasm`, or another platform.");
  },
};
