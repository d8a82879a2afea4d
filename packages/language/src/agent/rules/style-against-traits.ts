import { remove } from "../fixes/edits.ts";
import { sure } from "./lib/one-fix.ts";
import type { PartRule } from "./rule.ts";

/** Style and traits contradict each other. */
export const styleAgainstTraits: PartRule = {
  code: "AW139",
  name: "style-against-traits",
  title: "Style and traits contradict each other",
  severity: "warning",
  why: "A casual style with the trait `formal`, or a formal style with the trait `casual`, gives the model two orders that exclude each other. The answers then change their manner from one to the next. Decide for one.",
  from: "part",
  sections: ["personality"],
  check(part, report) {
    const style = part.text("communicationStyle");
    const against = style === "casual" ? "formal" : style === "formal" ? "casual" : undefined;
    if (!style || !against) return;
    const traits = part.texts("traits");
    if (traits.some(([, trait]) => trait === style)) return;
    for (const [index, trait] of traits) {
      if (trait !== against) continue;
      const related = [{ path: ["communicationStyle"], message: `the style is \`${style}\`` }];
      report(
        { path: ["traits", index] },
        "The trait `{trait}` contradicts the communication style `{style}`.",
        { trait, style },
        related,
      );
    }
  },
  fix({ path }, { document }) {
    return sure("Remove the trait", remove(document, path));
  },
};
