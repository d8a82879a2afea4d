import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { clean, mistake } from "../testing/configs.ts";
import { agentwright, inFolder } from "../testing/run.ts";

test("a new agent checks clean, compiles and runs, in each syntax", () =>
  inFolder(async folder => {
    for (const format of ["yaml", "json", "jsonc"]) {
      const args = ["init", "Support", "Triage", "--format", format, "--out", `in ${format}`];
      const made = await agentwright(args, { cwd: folder });
      const file = `in ${format}/support-triage.agent.${format}`;
      expect([made.code, made.out]).toEqual([0, expect.stringContaining(`agentwright check '${file}'`)]);
      const checked = await agentwright(["check", file], { cwd: folder });
      expect([checked.code, checked.out]).toEqual([0, "1 file: nothing found\n"]);
      const ran = await agentwright(["run", file, "--tool", "greet", "--input", '{"name":"Ada"}'], { cwd: folder });
      expect(ran.out).toContain("Ada");
    }
  }));

test("the README shows the very file", () =>
  inFolder(async folder => {
    await agentwright(["init", "Support Triage"], { cwd: folder });
    const readme = readFileSync(new URL("../../../README.md", import.meta.url), "utf8");
    const shown = /^ {3}```yaml\n([\s\S]*?)^ {3}```$/m.exec(readme)?.[1]?.replace(/^ {3}/gm, "");
    expect(shown).toBe(readFileSync(`${folder}/support-triage.agent.yaml`, "utf8"));
  }));

test("it refuses what would be overwritten, or would not check clean, and says what to do", () =>
  inFolder(
    async folder => {
      const init = async (...args: string[]) => (await agentwright(["init", ...args], { cwd: folder })).err.trimEnd();
      expect(await init("One")).toBe("one.agent.yaml exists already; give another name or --out another folder.");
      expect(await init("Two", "--out", "file")).toBe("file is no folder; give another name or --out another folder.");
      expect(await init("  x  ")).toBe('A name has 3 to 100 characters; "x" has 1.');
      expect(await init("ONE", "--format", "json")).toMatch(
        /would not check clean: .*one\.agent\.yaml.*Give another name\.$/,
      );
      expect(await init("sk-proj-abcdefghijkl0123456789")).toMatch(/would not check clean: .*key/);
      expect(await init("Two", "--type", "wizard")).toMatch(/^--type is one of assistant, .*, not "wizard"\.$/);
    },
    { "agentwright.json": "{}", "one.agent.yaml": clean("One"), file: "" },
  ));

test("migrate has nothing to do in the first format and says so", () =>
  inFolder(
    async folder => {
      const { code, out } = await agentwright(["migrate", "a.agent.yaml"], { cwd: folder });
      expect([code, out]).toEqual([0, "1 config, 0 changed: all are of the newest format.\n"]);
      expect(readFileSync(`${folder}/a.agent.yaml`, "utf8")).toBe(mistake);
      const newer = await agentwright(["migrate", "."], { cwd: folder });
      expect([newer.code, newer.out]).toEqual([2, "2 configs, 0 changed, 1 failed.\n"]);
      expect(newer.err).toMatch(/^newer\.agent\.yaml: It has the format 7/);
    },
    { "a.agent.yaml": mistake, "newer.agent.yaml": `format: 7\n${clean("Newer")}` },
  ));
