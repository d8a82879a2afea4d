import { expect, test } from "vitest";
import { aliasesIn, detectProfile } from "./detect.ts";
import { inLockfile } from "./manifests.ts";
import { profileOfVersion } from "./versions.ts";

test.each([
  ["0.8.1", "0.8"],
  ["^0.9.0", "0.9"],
  ["~0.13.3", "0.9"],
  ["0.14.x", "0.14"],
  ["0.15.0-next.2", "0.14"],
  ["0.16.0", "0.16"],
  ["=0.17.1", "0.17"],
  ["1.2.3", "0.17"],
  [">=0.9", undefined],
  ["0.x", undefined],
  ["latest", undefined],
  ["*", undefined],
])("version %s is of profile %s", (version, profile) => {
  expect(profileOfVersion(version)).toBe(profile);
});

test("nothing known: the newest, and it says so", () => {
  const profile = detectProfile({});
  expect(profile).toMatchObject({ id: "0.17", known: false, notes: [] });
  expect(profile.why).toContain("taken for the newest");
});

test("the project file wins, then the import, the import map, the lock file, the manifest, the database", () => {
  const all = {
    projectFile: "0.8",
    specifiers: ["npm:@pgflow/dsl@0.9.1"],
    importMaps: [{ name: "deno.jsonc", text: '{ /* ours */ "imports": { "flow": "npm:@pgflow/dsl@^0.14.0", } }' }],
    lockfiles: [{ name: "deno.lock", text: '{"specifiers":{"npm:@pgflow/dsl@0.16":"0.16.2"}}' }],
    packageJsons: [{ name: "package.json", text: '{"dependencies":{"@pgflow/dsl":"0.17.0"}}' }],
    database: "0.17" as const,
  };
  const found: string[] = [];
  for (const key of ["projectFile", "specifiers", "importMaps", "lockfiles", "packageJsons", "database"] as const) {
    found.push(detectProfile(all).id);
    delete (all as Partial<typeof all>)[key];
  }
  expect(found).toEqual(["0.8", "0.9", "0.14", "0.16", "0.17", "0.17"]);
});

test("what contradicts is noted", () => {
  const packageJson = '{"dependencies":{"@pgflow/dsl":"0.14.1"},"devDependencies":{"@pgflow/core":"0.13.3"}}';
  const profile = detectProfile({ packageJsons: [{ name: "package.json", text: packageJson }], database: "0.17" });
  expect(profile).toMatchObject({ id: "0.14", known: true, why: "`package.json` asks for `@pgflow/dsl` 0.14.1." });
  expect(profile.notes).toEqual([
    "`package.json` has `@pgflow/dsl` 0.14.1 beside `@pgflow/core` 0.13.3: use one version of all pgflow packages.",
    "The database has pgflow 0.17 and later. That is another version than 0.14 and 0.15.",
  ]);
  expect(detectProfile({ projectFile: "newest" }).notes).toEqual([
    "The project file names the pgflow profile `newest`, which is no version of pgflow.",
  ]);
});

test.each([
  [
    "package-lock.json",
    '"node_modules/@pgflow/dsl-extra": {"version":"9.9.9"}, "node_modules/@pgflow/dsl": {\n "version": "0.14.1",',
  ],
  ["pnpm-lock.yaml", "packages:\n  '@pgflow/dsl@0.14.1':\n    resolution: {}"],
  ["yarn.lock", '"@pgflow/dsl@npm:^0.14.0":\n  version: 0.14.1'],
  ["deno.lock", '"jsr:@pgflow/dsl@0.14": "0.14.1"'],
])("%s tells the version", (_, text) => {
  expect(profileOfVersion(inLockfile(text, "@pgflow/dsl") ?? "")).toBe("0.14");
});

test("what import maps call pgflow", () => {
  const text =
    '{ "imports": { "flow": "jsr:@pgflow/dsl@0.17", "@pgflow/dsl": "npm:@pgflow/dsl@0.17", "zod": "npm:zod" } }';
  expect(aliasesIn([{ name: "deno.json", text }])).toEqual(["flow"]);
  expect(aliasesIn([{ name: "deno.json", text: "[" }])).toEqual([]);
});
