import { copyFileSync, cpSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { buildWorkflowCli } from "../../build.mjs";
import { builtOneFile } from "../testing/one-file.ts";
import { agentwright, inFolder } from "../testing/run.ts";

const built = builtOneFile();
const program = built.path;

test("two builds give the same bytes, few enough to commit, and the licences go with them", async () => {
  const again = join(built.folder, "again", "cli.mjs");
  await buildWorkflowCli({ outfile: again });
  const bytes = readFileSync(program);
  expect(readFileSync(again).equals(bytes)).toBe(true);
  expect(bytes.length).toBeLessThan(1_500_000);
  expect(bytes.toString()).toContain("QuickJS");
});

test("from an empty folder it makes every example into the bytes that the command itself makes", () =>
  inFolder(async folder => {
    const alone = join(folder, "alone");
    mkdirSync(alone);
    copyFileSync(program, join(alone, "cli.mjs"));
    cpSync(fileURLToPath(new URL("../../../examples", import.meta.url)), join(folder, "examples"), { recursive: true });
    const compile = (out: string) => ["compile", "../examples", "--out", out, "--json"];
    const one = await agentwright(compile("one"), {
      cwd: alone,
      program: join(alone, "cli.mjs"),
      env: { AGENTWRIGHT_CACHE: join(folder, "cache") },
    });
    const other = await agentwright(compile("other"), { cwd: alone });
    const digests = (json: string): string[] =>
      JSON.parse(json).artifacts.map(({ sha256 }: { sha256: string }) => sha256);
    expect([one.code, one.err]).toEqual([0, ""]);
    expect(digests(one.out).length).toBeGreaterThan(5);
    expect(digests(one.out)).toEqual(digests(other.out));
    expect(JSON.parse(one.out).fingerprint).toBe(JSON.parse(other.out).fingerprint);
  }));

test("what it can't do it says in a sentence", () =>
  inFolder(
    async folder => {
      const at = { cwd: folder, program };
      const flow = await agentwright(["flow", "check", "f.ts"], at);
      expect([flow.code, flow.err]).toEqual([2, expect.stringContaining("can't read flows")]);
      const run = await agentwright(["run", "a.agent.yaml"], at);
      expect([run.code, run.err]).toEqual([2, expect.stringContaining("can't call tools")]);
      const imported = await agentwright(["import", "a.json"], at);
      expect([imported.code, imported.err]).toEqual([2, expect.stringContaining("can't import files")]);
      const check = await agentwright(["check", "f.ts"], at);
      expect([check.code, check.err]).toEqual([2, expect.stringContaining("f.ts is not checked")]);
    },
    { "f.ts": 'import { Flow } from "@pgflow/dsl";\n', "a.agent.yaml": "" },
  ));
