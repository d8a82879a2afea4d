import { setValue } from "../fixes/edits.ts";
import { sure } from "./lib/one-fix.ts";
import type { PartRule } from "./rule.ts";

/** Inline content that is not embedded. */
export const inlineNotEmbedded: PartRule = {
  code: "AW180",
  name: "inline-not-embedded",
  title: "Inline content that is not embedded",
  severity: "warning",
  why: "With `embedded: false` a resource is read from its file when it is needed. Content that stands in the config has no file, so nobody could ever read it.",
  from: "part",
  sections: ["resources"],
  check(part, report) {
    if (part.get("embedded") !== false || part.text("content") === undefined || !part.lacks("path")) return;
    report({ path: ["embedded"] }, "Content that stands here can only be embedded.");
  },
  fix({ path }, { document }) {
    return sure("Embed it", setValue(document, path, true));
  },
};
