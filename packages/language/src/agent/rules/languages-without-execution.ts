import { remove } from "../fixes/edits.ts";
import { sure } from "./lib/one-fix.ts";
import type { PartRule } from "./rule.ts";

/** Languages of an agent that runs no code. */
export const languagesWithoutExecution: PartRule = {
  code: "AW149",
  name: "languages-without-execution",
  title: "Languages of an agent that runs no code",
  severity: "information",
  why: "`supportedLanguages` says in which languages the agent may run code, but `canExecuteCode` is false. The list has no effect.",
  from: "part",
  sections: ["capabilities"],
  tags: ["unused"],
  check(part, report) {
    if (part.get("canExecuteCode") !== false || part.texts("supportedLanguages").length === 0) return;
    const place = { path: ["supportedLanguages"], part: "key" } as const;
    report(place, "`supportedLanguages` has no effect while `canExecuteCode` is false.");
  },
  fix({ path }, { document }) {
    return sure("Remove `supportedLanguages`", remove(document, path));
  },
};
