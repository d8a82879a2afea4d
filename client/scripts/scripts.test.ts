import { expect, test } from "vitest";
import { compareTranslation } from "./l10n.ts";
import { manifestSource } from "./manifest.ts";

test("a translation is held to the same texts, placeholders and commands", () => {
  const original = { a: "{0} of {1}", b: "[Go](command:x.y)", c: "plain" };
  expect(compareTranslation("de", original, { a: "{1} von {0}", b: "[Los](command:x.y)", c: "schlicht" })).toEqual([]);
  expect(compareTranslation("de", original, { a: "{0}", b: "[Los](command:x.z)", d: "zu viel" })).toEqual([
    'de lacks "c"',
    'de has "d", which nothing uses',
    'de has other placeholders or commands in "a"',
    'de has other placeholders or commands in "b"',
  ]);
});

test("settings get their type from the manifest, free texts are named", () => {
  const properties = {
    "agentwright.mode": { type: "string", enum: ["a", "b"], default: "a" },
    "agentwright.path": { type: "string", default: "out" },
    "agentwright.on": { type: "boolean", default: true },
  } as const;
  const source = manifestSource({
    contributes: { commands: [{ command: "agentwright.go" }], configuration: { properties } },
  });
  expect(source).toContain('"agentwright.go",');
  expect(source).toContain('readonly "mode": "a" | "b";');
  expect(source).toContain('readonly "on": boolean;');
  expect(source).toMatch(/freeTextSettings[^[]*\[\][^[]*\[\s*"path",\s*\]/);
});
