import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { clean, networked } from "../testing/configs.ts";
import { agentwright, inFolder } from "../testing/run.ts";

const tool = `  - name: ask
    description: Asks.
    http: { method: POST, url: "http://127.0.0.1/x", headers: { authorization: "Bearer \${secret:TOKEN}" } }
`;
const files = {
  "old/agentwright.json": "{}",
  "old/net.agent.yaml": clean("Net Agent"),
  "new/agentwright.json": "{}",
  "new/net.agent.yaml": networked(tool),
};

test("what a new version may do more is told, and is exit code 1", () =>
  inFolder(async folder => {
    const wider = await agentwright(["diff", "old/net.agent.yaml", "new/net.agent.yaml"], { cwd: folder });
    expect([wider.code, wider.err]).toEqual([1, ""]);
    const lines = wider.out.split("\n");
    expect(lines).toEqual(
      expect.arrayContaining([
        "+ hosts: it may reach 127.0.0.1",
        "+ methods: a tool sends POST http://127.0.0.1",
        "+ secrets: it may use the secret TOKEN",
        "+ tools: a new tool: ask (a request)",
        "- limits: a call may take 10 s (before: 60)",
      ]),
    );
    expect(lines.at(-2)).toMatch(
      /^\d+ changes from old\/net\.agent\.yaml to new\/net\.agent\.yaml: 4 changes let it do more\.$/,
    );
    const narrower = await agentwright(["diff", "new/net.agent.yaml", "old/net.agent.yaml", "--format", "json"], {
      cwd: folder,
    });
    expect(narrower.code).toBe(1);
    expect(JSON.parse(narrower.out)).toMatchObject({
      same: false,
      wider: true,
      before: { file: "new/net.agent.yaml", slug: "net-agent", version: "0.1.0" },
      changes: expect.arrayContaining([
        { topic: "limits", effect: "wider", text: "a call may take 60 s (before: 10)" },
        { topic: "network", effect: "narrower", text: "it may no longer use the network" },
      ]),
    });
    expect(readdirSync(folder).sort()).toEqual([".cache", "new", "old"]);
    expect(readdirSync(`${folder}/.cache`)).not.toContain("history");
  }, files));

test("bundles and plugins too: the same is 0, annotations stand at the config", () =>
  inFolder(async folder => {
    await agentwright(["compile", "old/net.agent.yaml", "--out", "made"], { cwd: folder });
    const [bundle, plugin] = ["made/net-agent-0.1.0.agentplugin.zip", "made/net-agent-0.1.0.wasm"];
    const same = await agentwright(["diff", plugin, bundle], { cwd: folder });
    expect([same.code, same.out]).toEqual([0, `${plugin} and ${bundle} are the same plugin.\n`]);
    const env = { GITHUB_WORKSPACE: folder };
    const notes = await agentwright(["diff", bundle, "new/net.agent.yaml", "--format", "github"], { cwd: folder, env });
    expect(notes.code).toBe(1);
    expect(notes.out).toContain("::warning file=new/net.agent.yaml,title=Agentwright hosts::It may reach 127.0.0.1.\n");
    expect(notes.out).toContain(
      "::notice file=new/net.agent.yaml,title=Agentwright limits::A call may take 10 s (before%3A".replace("%3A", ":"),
    );
    const bare = await agentwright(["diff", "new/net.agent.yaml", plugin, "--format", "github"], { cwd: folder });
    expect(bare.out).toContain("::notice title=Agentwright tools::The tool ask is gone.\n");
    expect(bare.out).toContain("Methods of its requests can't be compared");
  }, files));

test("what can't be compared says so", () =>
  inFolder(
    async folder => {
      const cases: [string[], number, string][] = [
        [["a.agent.yaml"], 2, "Name two plugins"],
        [["gone.wasm", "old/net.agent.yaml"], 2, "gone.wasm does not exist."],
        [["old/agentwright.json", "old/net.agent.yaml"], 2, "old/agentwright.json is no plugin"],
        [["broken.zip", "old/net.agent.yaml"], 2, "broken.zip: "],
        [["wrong.agent.yaml", "old/net.agent.yaml"], 1, "not compiled"],
      ];
      for (const [args, code, said] of cases) {
        const ended = await agentwright(["diff", ...args], { cwd: folder });
        expect([ended.code, ended.err]).toEqual([code, expect.stringContaining(said)]);
      }
    },
    { ...files, "broken.zip": "no zip", "wrong.agent.yaml": clean("X") },
  ));
