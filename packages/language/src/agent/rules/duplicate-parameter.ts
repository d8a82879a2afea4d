import type { PartRule } from "./rule.ts";

/** Two parameters of one name. */
export const duplicateParameter: PartRule = {
  code: "AW195",
  name: "duplicate-parameter",
  title: "Two parameters of one name",
  severity: "error",
  why: "The input of a call holds each name once, so one of the two could never be given. Rename one, or remove it.",
  from: "part",
  sections: ["tools"],
  check(part, report) {
    const seen = new Map<string, number>();
    for (const [index, { name }] of part.list("parameters")) {
      if (typeof name !== "string" || !part.isClear("parameters", index, "name")) continue;
      const first = seen.get(name);
      if (first === undefined) seen.set(name, index);
      else {
        const related = [{ path: ["parameters", first, "name"], message: "the first one is here" }];
        report(
          { path: ["parameters", index, "name"] },
          "This tool has the parameter `{name}` twice.",
          { name },
          related,
        );
      }
    }
  },
};
