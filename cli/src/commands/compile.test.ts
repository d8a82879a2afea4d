import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { clean, mistake } from "../testing/configs.ts";
import { agentwright, inFolder } from "../testing/run.ts";

test("it writes where it is told, says so as JSON, and gives the same digest again", () =>
  inFolder(
    async folder => {
      const compile = ["compile", "a.agent.yaml", "--out", "made", "--json"];
      const first = await agentwright(compile, { cwd: folder });
      expect([first.code, first.err]).toEqual([0, ""]);
      const result = JSON.parse(first.out);
      expect(result).toMatchObject({
        cached: false,
        backend: "embedded",
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        durationMs: expect.any(Number),
      });
      const plugin = result.artifacts.find((artifact: { kind: string }) => artifact.kind === "plugin");
      expect(readFileSync(plugin.path).byteLength).toBe(plugin.bytes);
      const second = JSON.parse((await agentwright(compile, { cwd: folder })).out);
      expect(second.cached).toBe(true);
      expect(second.artifacts).toEqual(result.artifacts);
    },
    { "a.agent.yaml": clean("First Try") },
  ));

test("in a terminal it names what it wrote, below the folder of the project", () =>
  inFolder(
    async folder => {
      const { code, out, err } = await agentwright(["compile", "../a.agent.yaml"], { cwd: `${folder}/b` });
      expect([code, err]).toEqual([0, expect.stringMatching(/^\.\.\/a\.agent\.yaml: embedded, [\d.]+ ms\n$/)]);
      expect(out).toContain(`${folder}/.agentwright/out/first-try-0.1.0.wasm  `);
      const here = await agentwright(["compile", "a.agent.yaml"], { cwd: folder });
      expect(here.out).toContain("\n.agentwright/out/first-try-0.1.0.agentplugin.zip  ");
    },
    { "agentwright.json": "{}", "a.agent.yaml": clean("First Try"), "b/x": "" },
  ));

test("findings are exit code 1 and said once; what is missing or can't be used is 2", () =>
  inFolder(
    async folder => {
      const broken = await agentwright(["compile", ".", "--json"], { cwd: folder });
      expect(broken.code).toBe(2);
      expect(JSON.parse(broken.out).artifacts).toHaveLength(2);
      const said = broken.err.split("\n").filter(line => line !== "");
      expect(said).toEqual([
        expect.stringMatching(/^b\.agent\.yaml:3:9: error AW120 /),
        "b.agent.yaml: not compiled, 1 error",
        expect.stringMatching(/^c\.agent\.yaml is not UTF-8/),
      ]);
      expect((await agentwright(["compile", "b.agent.yaml"], { cwd: folder })).code).toBe(1);
      expect(await agentwright(["compile", "d.agent.yaml"], { cwd: folder })).toEqual({
        code: 2,
        out: "",
        err: "d.agent.yaml does not exist.\n",
      });
      const project = await agentwright(["compile", "agentwright.json"], { cwd: folder });
      expect([project.code, project.err]).toEqual([2, expect.stringContaining("is the project file")]);
    },
    {
      "agentwright.json": "{}",
      "a.agent.yaml": clean("First Try"),
      "b.agent.yaml": mistake,
      "c.agent.yaml": Buffer.from([0xff, 0xfe, 0x61, 0x00]),
    },
  ));

test("two agents that would be written to one file are told apart", () =>
  inFolder(
    async folder => {
      const { code, err } = await agentwright(["compile", "a", "b", "--out", "made"], { cwd: folder });
      expect(code).toBe(2);
      expect(err).toContain("b/x.agent.yaml and a/x.agent.yaml are both written to made/same-0.1.0.wasm");
    },
    { "a/x.agent.yaml": clean("Same"), "b/x.agent.yaml": clean("Same", "prompts: [{ name: p, content: b }]\n") },
  ));

test("a mistake in a tool's code points at its line in the config", () =>
  inFolder(
    async folder => {
      const { code, err } = await agentwright(["compile", "a.agent.yaml"], { cwd: folder });
      expect([code, err.split("\n")[0]]).toEqual([1, expect.stringMatching(/^a\.agent\.yaml:18:\d+: error AW190 /)]);
    },
    {
      "a.agent.yaml": clean(
        "First Try",
        "tools:\n  - name: t\n    description: d\n    language: typescript\n    code: |\n      const a = 1;\n      const = 2;\n",
      ),
    },
  ));
