import fc from "fast-check";
import { expect, test } from "vitest";
import { crc32, slowCrc32 } from "./crc.ts";

test("the check value of ISO 3309, and both ways agree", () => {
  expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
  fc.assert(fc.property(fc.uint8Array({ maxLength: 1000 }), bytes => crc32(bytes) === slowCrc32(bytes)));
});
