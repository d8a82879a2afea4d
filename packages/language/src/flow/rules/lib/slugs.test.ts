import { expect, test } from "vitest";
import { capabilities } from "../../profile/profiles.ts";
import { slugFault, validSlug } from "./slugs.ts";

test.each([
  ["fetch-page", "fetchPage"],
  ["größe änderung", "grosseAnderung"],
  ["run", "runStep"],
  ["toString", "toStringStep"],
  ["__proto__", "proto"],
  ["1st", "step1st"],
  ["___", "step"],
  ["日本", "step"],
  ["a__b_", "aB"],
  ["taken-one", "takenOne2"],
  ["a".repeat(140), "a".repeat(128)],
])("%s becomes %s, which every version takes", (text, slug) => {
  expect(validSlug(text, "step", ["TakenOne"])).toBe(slug);
  for (const can of Object.values(capabilities)) {
    const value = { known: true, value: slug, span: { start: 0, end: 0 } } as const;
    expect(slugFault(value, "step", can)).toBeUndefined();
  }
});

test("a flow's slug fits the name of a queue", () => {
  expect(validSlug("a-".repeat(60), "flow", [])).toHaveLength(47);
});
