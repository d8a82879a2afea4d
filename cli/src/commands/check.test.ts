import { expect, test } from "vitest";
import { clean, mistake } from "../testing/configs.ts";
import { agentwright, inFolder } from "../testing/run.ts";

test("json is an array on standard output and nothing else, with the file as it was given", () =>
  inFolder(
    async folder => {
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
      for (const given of ["./agents/a.agent.yaml", "agents/../agents/a.agent.yaml", `${folder}/agents/a.agent.yaml`]) {
        const { out } = await agentwright(["check", given, "agents", "--format", "json"], { cwd: folder });
        expect(JSON.parse(out).map(({ file }: { file: string }) => file)).toEqual([given]);
      }
    },
    { "agents/a.agent.yaml": mistake },
  ));

test("text sums up, and warnings alone are no failure", () =>
  inFolder(
    async folder => {
      const { code, out } = await agentwright(["check", ".", "b ü/c.agent.yaml"], { cwd: folder });
      expect([code, out.split("\n")]).toEqual([
        0,
        [
          expect.stringMatching(/^a\.agent\.yaml:5:\d+: warning AW140 /),
          expect.stringMatching(/^b ü\/c\.agent\.yaml:5:\d+: warning AW140 /),
          "2 files: 2 warnings",
          "",
        ],
      ]);
    },
    {
      "a.agent.yaml": clean("One").replace("[helpful]", "[casual, formal]"),
      "b ü/c.agent.yaml": clean("Two").replace("[helpful]", "[casual, formal]"),
    },
  ));

test("sarif and github name the same place, one-based and by the path in the checkout", () =>
  inFolder(
    async folder => {
      const check = (format: string, ...paths: string[]) =>
        agentwright(["check", ...paths, "--format", format], {
          cwd: `${folder}/agents of mine`,
          env: { GITHUB_WORKSPACE: folder },
        });
      const sarif = JSON.parse((await check("sarif", "a#1.agent.yaml")).out);
      const [result] = sarif.runs[0].results;
      expect(result.locations[0].physicalLocation).toEqual({
        artifactLocation: { uri: "agents%20of%20mine/a%231.agent.yaml" },
        region: { startLine: 3, startColumn: 9, endLine: 3, endColumn: 18 },
      });
      expect(sarif.runs[0].tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
      expect((await check("github", ".")).out).toContain(
        "::error file=agents of mine/a#1.agent.yaml,line=3,endLine=3,col=9,endColumn=18,title=Agentwright AW",
      );
    },
    { "agents of mine/a#1.agent.yaml": mistake },
  ));

test("the editor's project file holds for the command too, and is checked with the configs", () =>
  inFolder(
    async folder => {
      const check = async (...args: string[]) => (await agentwright(["check", ...args], { cwd: folder })).out;
      expect(await check(".")).toBe("1 file: nothing found\n");
      expect(await check("wrong/b.agent.yaml", "wrong/c.agent.yaml")).toMatch(
        /^wrong\/agentwright\.json:1:3: error AW911 .*rulez.*\n3 files: 1 error\n$/,
      );
      expect(await check("wrong/agentwright.json")).toContain("rulez");
    },
    {
      "agentwright.json": '{ "rules": { "AW120": "off" }, "exclude": ["wrong"] }',
      "a.agent.yaml": mistake,
      "wrong/agentwright.json": '{ "rulez": {} }',
      "wrong/b.agent.yaml": clean("One"),
      "wrong/c.agent.yaml": clean("Two"),
    },
  ));

test("what can't be read is told on standard error, and the rest is checked all the same", () =>
  inFolder(
    async folder => {
      const paths = ["latin.agent.yaml", "a.agent.yaml", "bom.agent.yaml", "empty.agent.json"];
      const { code, out, err } = await agentwright(["check", ...paths, "--format", "json"], { cwd: folder });
      expect([code, err]).toEqual([2, "latin.agent.yaml is not UTF-8; save it with that encoding.\n"]);
      const found = JSON.parse(out).map(({ file, range }: { file: string; range: { start: object } }) => ({
        file,
        ...range.start,
      }));
      expect(found).toEqual([
        { file: "a.agent.yaml", line: 2, character: 8 },
        { file: "bom.agent.yaml", line: 0, character: 0 },
        { file: "empty.agent.json", line: 0, character: 0 },
      ]);
    },
    {
      "latin.agent.yaml": Buffer.from("identity:\n  name: Caf\xe9", "latin1"),
      "a.agent.yaml": mistake,
      "bom.agent.yaml": `\ufeffidentitie: 1\n${clean("Three")}`,
      "empty.agent.json": "",
    },
  ));

test("a key is not quoted, whatever a message is about", () =>
  inFolder(
    async folder => {
      for (const format of ["text", "json", "sarif", "github"]) {
        const { code, out } = await agentwright(["check", ".", "--format", format], { cwd: folder });
        expect(code).toBe(1);
        expect(out).toContain("AW913");
        expect(out).not.toContain("CANARY");
      }
    },
    {
      "agentwright.json": '{ "rules": { "sk-proj-CANARY0123456789abcdefghijk": "off" } }',
      "a.agent.yaml": `${mistake}# agentwright-disable-next-line sk-proj-CANARY0123456789abcdefghijk\nmodel: {}\n`,
    },
  ));

test("a tool of a flow that no file defines is found, as in the editor; one of a flow that is there is not", () =>
  inFolder(
    async cwd => {
      const { code, out } = await agentwright(["check", "a.agent.yaml", "b.agent.yaml", "--format", "json"], { cwd });
      expect(code).toBe(1);
      expect(JSON.parse(out)).toMatchObject([
        { file: "b.agent.yaml", code: "AW194", severity: "error", message: expect.stringContaining("`greet`") },
      ]);
      const built = await agentwright(["compile", "b.agent.yaml"], { cwd });
      expect([built.code, built.err + built.out]).toEqual([1, expect.stringContaining("AW194")]);
      expect((await agentwright(["compile", "a.agent.yaml"], { cwd })).code).toBe(0);
    },
    {
      ".git/HEAD": "",
      "a.agent.yaml": clean("One", "tools:\n  - name: greet\n    description: Greets.\n    flow: greet\n"),
      "b.agent.yaml": clean("Two", "tools:\n  - name: greet\n    description: Greets.\n    flow: great\n"),
      "supabase/flows/greet.ts": `import { Flow } from "npm:@pgflow/dsl@0.14.1";
export const Greet = new Flow({ slug: "greet" }).step({ slug: "a" }, () => 1);
`,
    },
  ));
