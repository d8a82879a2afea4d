import { setValue } from "../fixes/edits.ts";
import { sure } from "./lib/one-fix.ts";
import type { PartRule } from "./rule.ts";

/** Length of answers contradicts a trait. */
export const lengthAgainstTraits: PartRule = {
  code: "AW141",
  name: "length-against-traits",
  title: "Length of answers contradicts a trait",
  severity: "warning",
  why: "Brief answers leave no room for a detailed agent, and comprehensive ones are not concise. The model gets two orders that exclude each other. Change one of them.",
  from: "part",
  sections: ["personality"],
  check(part, report) {
    const length = part.text("responseLength");
    const traits = part.texts("traits").map(([, trait]) => trait);
    if (!length || (traits.includes("concise") && traits.includes("detailed"))) return;
    const trait = traits.find(
      one => (one === "detailed" && length === "brief") || (one === "concise" && length === "comprehensive"),
    );
    if (!trait) return;
    const related = [{ path: ["traits", traits.indexOf(trait)], message: `the trait \`${trait}\` is here` }];
    report(
      { path: ["responseLength"] },
      "`{length}` answers contradict the trait `{trait}`.",
      { length, trait },
      related,
    );
  },
  fix({ path }, { document }) {
    return sure("Change to `moderate`", setValue(document, path, "moderate"));
  },
};
