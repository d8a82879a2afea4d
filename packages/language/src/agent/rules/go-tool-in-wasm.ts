import { locate } from "../../syntax/index.ts";
import type { PartView } from "../check/part.ts";
import { insertField, setValue } from "../fixes/edits.ts";
import { sure } from "./lib/one-fix.ts";
import type { AgentRule } from "./rule.ts";

/** A Go tool in a target without Go. */
export const goToolInWasm: AgentRule = {
  code: "AW181",
  name: "go-tool-in-wasm",
  title: "A Go tool in a target without Go",
  severity: "error",
  why: "The target `wasm` runs TypeScript and JavaScript. Go tools need the target `go-wasm` or `go-plugin`, which use the Go compiler.",
  from: "agent",
  check(view, report) {
    const build = view.section("build");
    const isDefault = view.lacks("build") || (build.node !== null && build.lacks("target"));
    if (!isDefault && build.get("target") !== "wasm") return;
    for (const { index, value } of view.pick("tools", goToolInWasm, null, goField)) {
      report(
        { path: ["tools", index, value] },
        "The target `wasm` can't hold a Go tool; use `go-wasm` or `go-plugin`.",
      );
    }
  },
  fix(_problem, { document }) {
    const has = (...path: readonly string[]) => locate(document, path, "key") !== undefined;
    let edits = insertField(document, [], "build", { target: "go-wasm" });
    if (has("build", "target")) edits = setValue(document, ["build", "target"], "go-wasm");
    else if (has("build")) edits = insertField(document, ["build"], "target", "go-wasm");
    return sure("Change the target to `go-wasm`", edits);
  },
};

/** The field by which a tool is one in Go. */
function goField(part: PartView): string | undefined {
  if (part.text("source")?.endsWith(".go")) return "source";
  return part.get("language") === "go" ? "language" : undefined;
}
