import { locate } from "../../syntax/index.ts";
import type { PartView } from "../check/part.ts";
import { insertField, setValue } from "../fixes/edits.ts";
import { sure } from "./lib/one-fix.ts";
import type { AgentRule } from "./rule.ts";

/** Go tools, and no others with code, in a target without Go. */
export const goToolInWasm: AgentRule = {
  code: "AW181",
  name: "go-tool-in-wasm",
  title: "A Go tool in a target without Go",
  severity: "information",
  why: "The plugin of the target `wasm` runs TypeScript and JavaScript. Go tools stand in a module of their own beside it, so the agent is two files where the target `go-wasm` makes one. A config with tools in both languages needs two modules whatever its target is, and nothing is said of it.",
  from: "agent",
  check(view, report) {
    const build = view.section("build");
    const isDefault = view.lacks("build") || (build.node !== null && build.lacks("target"));
    if (!isDefault && build.get("target") !== "wasm") return;
    if (view.pick("tools", codedInScript, null, scriptField).length > 0) return;
    for (const { index, value } of view.pick("tools", goToolInWasm, null, goField)) {
      report(
        { path: ["tools", index, value] },
        "With the target `wasm` this Go tool needs a module beside the plugin; the target `go-wasm` makes one file.",
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

/** What `pick` keeps the answers of `scriptField` by. */
const codedInScript = {};

/** The field by which a tool is one in TypeScript or JavaScript. */
function scriptField(part: PartView): string | undefined {
  const source = part.text("source");
  if (source !== undefined && !source.endsWith(".go")) return "source";
  return part.text("code") !== undefined && part.get("language") !== "go" ? "code" : undefined;
}

/** The field by which a tool is one in Go. */
function goField(part: PartView): string | undefined {
  if (part.text("source")?.endsWith(".go")) return "source";
  return part.get("language") === "go" ? "language" : undefined;
}
