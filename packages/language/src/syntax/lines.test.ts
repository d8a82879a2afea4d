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
  const edits = fc.array(fc.record({ put: text, from: fc.nat(20), drop: fc.nat(8) }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(text, edits, (before, edits) => {
      let now = before;
      let lines = new Lines(before);
      expect(lines.count).toBeGreaterThan(0);
      for (const { put, from, drop } of edits) {
        const start = Math.min(from, now.length);
        const end = Math.min(start + drop, now.length);
        now = now.slice(0, start) + put + now.slice(end);
        lines = lines.edited(new Lines(now), now, 0, start, end, put.length);
        expect(starts(lines)).toEqual(starts(new Lines(now)));
        expect(lines.positionAt(from)).toEqual(new Lines(now).positionAt(from));
      }
    }),
    { numRuns: 3000, seed: 1 },
  );
});
