import { checkAgent, nothingKnown, openAgent } from "@agentwright/language";
import { describe, expect, test } from "vitest";
import { benchDocument } from "./documents.ts";
import { seededDocument } from "./seeded.ts";

const formats = ["yaml", "json"] as const;
const check = (format: "yaml" | "json", text: string) =>
  checkAgent(openAgent(text, format), { outside: nothingKnown, fileName: `a.agent.${format}` });

describe.each(formats.flatMap(format => (["sections", "list"] as const).map(shape => [format, shape] as const)))(
  "%s %s",
  (format, shape) => {
    const document = benchDocument(format, shape, 1000);

    test("has the lines that were asked for and is valid", () => {
      expect(Math.abs(document.lines - 1000)).toBeLessThan(20);
      expect(check(format, document.text)).toEqual([]);
    });

    test("the value to be flipped stands where it should, in the middle, and is wrong when flipped", () => {
      const rows = document.text.split("\n");
      const row = rows[document.line] ?? "";
      expect(row.slice(document.character)).toMatch(new RegExp(`^${document.right}\\b`));
      expect(Math.abs(document.line / document.lines - 0.5)).toBeLessThan(0.25);
      rows[document.line] = row.replace(document.right, document.wrong);
      expect(check(format, rows.join("\n")).map(({ range }) => range.start.line)).toEqual([document.line]);
    });
  },
);

test.each(formats)("all ten seeded mistakes of the %s text are found, and nothing else", format => {
  const { text, spots } = seededDocument(format);
  const findings = check(format, text);
  const hit = (spot: (typeof spots)[number]) =>
    findings.filter(({ range }) => range.start.line <= spot.to && range.end.line >= spot.from);
  expect(spots).toHaveLength(10);
  expect(spots.filter(spot => spot.from < 0 || hit(spot).length === 0)).toEqual([]);
  expect(findings.filter(finding => !spots.some(spot => hit(spot).includes(finding)))).toEqual([]);
});
