import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { agentwright, inFolder } from "../testing/run.ts";

const mistake =
  "identity:\n  name: Second Try\n  type: assistent\npersonality:\n  traits: [helpful]\n  communicationStyle: friendly\ncapabilities:\n  canBrowseWeb: false\n  canExecuteCode: false\n  canAccessFiles: false\n  networkAccess: false\n";

test("init writes an agent that checks clean, compiles and runs, in each syntax", () =>
  inFolder(async folder => {
    for (const format of ["yaml", "json", "jsonc"]) {
      const made = await agentwright(["init", "Support", "Triage", "--format", format, "--out", format], {
        cwd: folder,
      });
      expect(made.code).toBe(0);
      const file = `${format}/support-triage.agent.${format}`;
      expect(await agentwright(["check", file], { cwd: folder })).toMatchObject({
        code: 0,
        out: "1 file: nothing found\n",
      });
      const ran = await agentwright(["run", file, "--tool", "greet", "--input", '{"name":"Ada"}'], { cwd: folder });
      expect(ran.out).toContain("Ada");
    }
  }));

test("check --format json is an array on standard output and nothing else, with the file as it was given", () =>
  inFolder(async folder => {
    mkdirSync(join(folder, "agents"));
    writeFileSync(join(folder, "agents", "a.agent.yaml"), mistake);
    const { code, out, err } = await agentwright(["check", "agents", "--format", "json"], { cwd: folder });
    expect([code, err]).toEqual([1, ""]);
    expect(JSON.parse(out)).toEqual([
      {
        file: "agents/a.agent.yaml",
        range: { start: { line: 2, character: 8 }, end: { line: 2, character: 17 } },
        severity: "error",
        code: expect.stringMatching(/^AW1\d\d$/),
        message: expect.stringContaining("assistant"),
      },
    ]);
  }));

test("sarif and github name the same place, one-based", () =>
  inFolder(async folder => {
    writeFileSync(join(folder, "a.agent.yaml"), mistake);
    const sarif = JSON.parse((await agentwright(["check", "a.agent.yaml", "--format", "sarif"], { cwd: folder })).out);
    const [result] = sarif.runs[0].results;
    expect(result.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: "a.agent.yaml" },
      region: { startLine: 3, startColumn: 9, endLine: 3, endColumn: 18 },
    });
    expect(sarif.runs[0].tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
    const github = (await agentwright(["check", "a.agent.yaml", "--format", "github"], { cwd: folder })).out;
    expect(github).toContain("::error file=a.agent.yaml,line=3,endLine=3,col=9,endColumn=18,title=Agentwright AW");
  }));

test("the editor's project file holds for the command too", () =>
  inFolder(async folder => {
    writeFileSync(join(folder, "a.agent.yaml"), mistake);
    const first = JSON.parse((await agentwright(["check", "a.agent.yaml", "--format", "json"], { cwd: folder })).out);
    writeFileSync(join(folder, "agentwright.json"), JSON.stringify({ rules: { [first[0].code]: "off" } }));
    expect((await agentwright(["check", "."], { cwd: folder })).out).toBe("1 file: nothing found\n");
    writeFileSync(join(folder, "agentwright.json"), '{ "rulez": {} }');
    expect((await agentwright(["check", "a.agent.yaml"], { cwd: folder })).out).toContain("rulez");
  }));

test("compile writes where it is told, says so as JSON, and gives the same digest again", () =>
  inFolder(async folder => {
    await agentwright(["init", "Support", "Triage"], { cwd: folder });
    const compile = ["compile", "support-triage.agent.yaml", "--out", "made", "--json"];
    const first = await agentwright(compile, { cwd: folder });
    expect([first.code, first.err]).toEqual([0, ""]);
    const result = JSON.parse(first.out);
    expect(result).toMatchObject({
      cached: false,
      backend: "embedded",
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const plugin = result.artifacts.find((artifact: { kind: string }) => artifact.kind === "plugin");
    expect(readFileSync(plugin.path).byteLength).toBe(plugin.bytes);
    const second = JSON.parse((await agentwright(compile, { cwd: folder })).out);
    expect(second.cached).toBe(true);
    expect(second.artifacts).toEqual(result.artifacts);
  }));

test("compile stops at findings with exit code 1; what is missing is exit code 2", () =>
  inFolder(async folder => {
    writeFileSync(join(folder, "a.agent.yaml"), mistake);
    const broken = await agentwright(["compile", "a.agent.yaml", "--json"], { cwd: folder });
    expect(broken.code).toBe(1);
    expect(JSON.parse(broken.out).artifacts).toEqual([]);
    expect(broken.err).toContain("a.agent.yaml:3:9: error AW");
    expect(await agentwright(["compile", "b.agent.yaml"], { cwd: folder })).toMatchObject({
      code: 2,
      err: "b.agent.yaml does not exist.\n",
    });
    expect((await agentwright(["check", "--formt", "json"], { cwd: folder })).code).toBe(2);
    expect((await agentwright(["flyy"], { cwd: folder })).err).toContain('There is no command "flyy"');
  }));

test("run takes plugins and bundles, names the tools, and says why input is refused", () =>
  inFolder(async folder => {
    await agentwright(["init", "Support", "Triage"], { cwd: folder });
    const { artifacts } = JSON.parse(
      (await agentwright(["compile", "support-triage.agent.yaml", "--json"], { cwd: folder })).out,
    );
    for (const { path } of artifacts) {
      const ran = await agentwright(["run", path, "--tool", "greet", "--input", '{"name":"Ada"}'], { cwd: folder });
      expect(ran.out).toContain("Ada");
    }
    const [{ path }] = artifacts;
    expect((await agentwright(["run", path, "--tool", "great"], { cwd: folder })).err).toContain(
      "Its tools are: greet.",
    );
    const refused = await agentwright(["run", path, "--tool", "greet", "--input", "{}"], { cwd: folder });
    expect([refused.code, refused.out]).toEqual([1, ""]);
    expect(refused.err).toMatch(/name/);
  }));

test("migrate has nothing to do in the first format and says so", () =>
  inFolder(async folder => {
    writeFileSync(join(folder, "a.agent.yaml"), mistake);
    const { code, out } = await agentwright(["migrate", "a.agent.yaml"], { cwd: folder });
    expect([code, out]).toEqual([0, "1 config, 0 changed: all are of the newest format.\n"]);
    expect(readFileSync(join(folder, "a.agent.yaml"), "utf8")).toBe(mistake);
  }));
