import { remove } from "../fixes/edits.ts";
import { maybe } from "./lib/one-fix.ts";
import type { ListedRule } from "./rule.ts";

/** None, or more than one, of the possible forms. */
export const exactlyOne: ListedRule = {
  code: "AW135",
  name: "exactly-one",
  title: "None, or more than one, of the possible forms",
  severity: "error",
  why: "A tool is a file, code, a request or a flow; a resource is a file or content. With none there is nothing to run or read, with two nobody can say which one counts.",
  from: "spec",
  fix({ path, args }, { document }) {
    const { field, other } = args;
    if (typeof field !== "string" || typeof other !== "string") return [];
    return [
      ...maybe(`Remove \`${field}\``, remove(document, path)),
      ...maybe(`Remove \`${other}\``, remove(document, [...path.slice(0, -1), other])),
    ];
  },
};
