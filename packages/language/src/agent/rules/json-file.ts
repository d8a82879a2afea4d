import type { PartView } from "../check/part.ts";
import { setValue } from "../fixes/edits.ts";
import { isJson } from "./lib/is-json.ts";
import { maybe } from "./lib/one-fix.ts";
import { isUsable } from "./lib/paths.ts";
import type { AgentRule } from "./rule.ts";

/** A JSON file that can't be read. */
export const jsonFile: AgentRule = {
  code: "AW196",
  name: "json-file",
  title: "A JSON file that can't be read",
  severity: "error",
  why: "The resource says that its file is JSON, but it can't be parsed. Whoever reads the resource would fail. Correct the file, or give the resource the type `text`.",
  from: "agent",
  outside: true,
  check(view, report) {
    const broken = (part: PartView) => {
      const path = part.text("path");
      if (part.get("type") !== "json" || path === undefined || !isUsable(part, path)) return undefined;
      const text = view.outside.text(path);
      return text === "unknown" || text === undefined || isJson(text) ? undefined : path;
    };
    for (const { index, value: path } of view.pick("resources", jsonFile, view.epoch, broken)) {
      report({ path: ["resources", index, "path"] }, "The file `{path}` is not valid JSON.", { path });
    }
  },
  fix({ path }, { document }) {
    return maybe("Change the type to `text`", setValue(document, [...path.slice(0, -1), "type"], "text"));
  },
};
