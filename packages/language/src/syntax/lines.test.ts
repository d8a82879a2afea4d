import fc from "fast-check";
import { expect, test } from "vitest";
import { Lines } from "./lines.ts";

const starts = (lines: Lines): number[] => Array.from({ length: lines.count }, (_, line) => lines.start(line));

test("a line ends at LF, CRLF or CR", () => {
  expect(starts(new Lines("a\nb\r\nc\rd"))).toEqual([0, 2, 5, 7]);
  expect(starts(new Lines(""))).toEqual([0]);
  expect(starts(new Lines("\r\n\n\r"))).toEqual([0, 2, 3, 4]);
});

test("positions and offsets answer each other and are clamped", () => {
  const lines = new Lines("ab\r\ncd\n");
  expect(lines.positionAt(5)).toEqual({ line: 1, character: 1 });
  expect(lines.positionAt(99)).toEqual({ line: 2, character: 0 });
  expect(lines.positionAt(-1)).toEqual({ line: 0, character: 0 });
  expect(lines.offsetAt({ line: 1, character: 1 })).toBe(5);
  expect(lines.offsetAt({ line: 1, character: 99 })).toBe(7);
  expect(lines.offsetAt({ line: 9, character: 0 })).toBe(7);
  expect(lines.offsetAt({ line: -1, character: 3 })).toBe(0);
  expect(lines.range(0, 4)).toEqual({ start: { line: 0, character: 0 }, end: { line: 1, character: 0 } });
});

test("an edited table is the one that is made anew", () => {
  const text = fc.array(fc.constantFrom("a", "\n", "\r", "\r\n", "bc"), { maxLength: 12 }).map(parts => parts.join(""));
  fc.assert(
    fc.property(text, text, fc.nat(20), fc.nat(8), (before, put, from, drop) => {
      const start = Math.min(from, before.length);
      const end = Math.min(start + drop, before.length);
      const after = before.slice(0, start) + put + before.slice(end);
      const lines = new Lines(before);
      expect(lines.count).toBeGreaterThan(0);
      expect(starts(lines.edited(after, start, end, put.length))).toEqual(starts(new Lines(after)));
    }),
    { numRuns: 3000, seed: 1 },
  );
});
