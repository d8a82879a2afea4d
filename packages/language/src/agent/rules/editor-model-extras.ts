import { remove } from "../fixes/edits.ts";
import { sure } from "./lib/one-fix.ts";
import type { AgentRule } from "./rule.ts";

/** Address or key for the editor's own model. */
export const editorModelExtras: AgentRule = {
  code: "AW156",
  name: "editor-model-extras",
  title: "Address or key for the editor's own model",
  severity: "warning",
  why: "With the provider `editor` the editor itself finds the model and holds its key. An address or a key in the config has no effect.",
  from: "agent",
  tags: ["unused"],
  check(view, report) {
    const model = view.section("model");
    if (model.get("provider") !== "editor") return;
    if (model.get("endpoint") !== undefined) {
      report({ path: ["model", "endpoint"], part: "key" }, "The provider `editor` has no `endpoint`.");
    }
    if (view.section("apiKeys").get("editor") !== undefined) {
      report({ path: ["apiKeys", "editor"], part: "key" }, "The provider `editor` needs no key.");
    }
  },
  fix({ path }, { document }) {
    return sure("Remove it", remove(document, path));
  },
};
