import { remove } from "../fixes/edits.ts";
import { sure } from "./lib/one-fix.ts";
import type { PartRule } from "./rule.ts";

/** Traits that contradict each other. */
export const contradictingTraits: PartRule = {
  code: "AW140",
  name: "contradicting-traits",
  title: "Traits that contradict each other",
  severity: "warning",
  why: "An agent can't be both concise and detailed, or both casual and formal. The model would follow one of them at random. Keep the one that you mean.",
  from: "part",
  sections: ["personality"],
  check(part, report) {
    const traits = part.texts("traits");
    for (const pair of pairs) {
      const [first, second] = traits.filter(([, trait]) => pair.includes(trait));
      if (!first || !second || first[1] === second[1]) continue;
      const related = [{ path: ["traits", first[0]], message: `\`${first[1]}\` is here` }];
      const args = { trait: second[1], other: first[1] };
      report({ path: ["traits", second[0]] }, "`{trait}` contradicts the trait `{other}`.", args, related);
    }
  },
  fix({ path }, { document }) {
    return sure("Remove the second trait", remove(document, path));
  },
};

const pairs = [
  ["concise", "detailed"],
  ["casual", "formal"],
];
