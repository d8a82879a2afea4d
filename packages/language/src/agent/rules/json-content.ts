import { setValue } from "../fixes/edits.ts";
import { isJson } from "./lib/is-json.ts";
import { maybe } from "./lib/one-fix.ts";
import type { PartRule } from "./rule.ts";

/** JSON content that can't be read. */
export const jsonContent: PartRule = {
  code: "AW179",
  name: "json-content",
  title: "JSON content that can't be read",
  severity: "error",
  why: "Whoever reads the resource will parse it as JSON and fail. Correct it, or give the resource the type `text`.",
  from: "part",
  sections: ["resources"],
  check(part, report) {
    const content = part.text("content");
    if (part.get("type") !== "json" || content === undefined || isJson(content)) return;
    report({ path: ["content"] }, "This is not valid JSON.");
  },
  fix({ path }, { document }) {
    return maybe("Change the type to `text`", setValue(document, [...path.slice(0, -1), "type"], "text"));
  },
};
