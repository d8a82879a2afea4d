import { setValue } from "../fixes/edits.ts";
import { maybe } from "./lib/one-fix.ts";
import type { PartRule } from "./rule.ts";

/** Binary content in a text file. */
export const binaryWithoutPath: PartRule = {
  code: "AW178",
  name: "binary-without-path",
  title: "Binary content in a text file",
  severity: "error",
  why: "A config is text and can't hold any bytes. Put the content into a file and name it in `path`.",
  from: "part",
  sections: ["resources"],
  check(part, report) {
    if (part.get("type") !== "binary" || part.text("content") === undefined || !part.lacks("path")) return;
    report({ path: ["content"], part: "key" }, "A binary resource needs a `path`; its content can't stand here.");
  },
  fix({ path }, { document }) {
    return maybe("Change the type to `text`", setValue(document, [...path.slice(0, -1), "type"], "text"));
  },
};
