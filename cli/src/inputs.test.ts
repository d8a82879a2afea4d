import { execFileSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { expect, test } from "vitest";
import { agentInputs } from "./inputs.ts";
import { inFolder } from "./testing/run.ts";

const names = async (...paths: string[]) => (await agentInputs(paths, "check")).map(({ name }) => name);

test("a folder stands for what the nearest project file includes, wherever the walk begins", () =>
  inFolder(
    async folder => {
      const below = async (path: string) =>
        (await names(`${folder}${path}`)).map(name => name.slice(folder.length + 1));
      expect(await below("")).toEqual(["agents/a.agent.yaml", "own/d.agent.json"]);
      expect(await below("/agents/")).toEqual(["agents/a.agent.yaml"]);
      await expect(below("/agents/drafts")).rejects.toThrow(/No agent config in .*agentwright init/);
      expect(await below("/agents/drafts/b.agent.yaml")).toEqual(["agents/drafts/b.agent.yaml"]);
    },
    {
      "agentwright.json": '{ "include": ["agents/**"], "exclude": ["agents/drafts"] }',
      "agents/a.agent.yaml": "",
      "agents/drafts/b.agent.yaml": "",
      "other/c.agent.yaml": "",
      "own/agentwright.json": "{}",
      "own/d.agent.json": "",
    },
  ));

test("each file once, in the order and under the name that came first", () =>
  inFolder(
    async folder => {
      const paths = [`${folder}/x/../b.agent.yaml`, folder, `${folder}/a.agent.yaml`];
      expect(await names(...paths)).toEqual([
        paths[0],
        `${folder}/a.agent.yaml`,
        `${folder}/dir.agent.yaml/c.agent.yml`,
      ]);
    },
    {
      "a.agent.yaml": "",
      "b.agent.yaml": "",
      "x/y": "",
      "dir.agent.yaml/c.agent.yml": "",
      "node_modules/n.agent.yaml": "",
    },
  ));

test("what is no config is refused with a sentence", () =>
  inFolder(
    async folder => {
      symlinkSync("circle.agent.yaml", `${folder}/circle.agent.yaml`);
      execFileSync("mkfifo", [`${folder}/pipe.agent.yaml`]);
      const refused = async (path: string) => {
        const error = await agentInputs([path], "compile").catch((error: Error) => error);
        return error instanceof Error ? error.message.replaceAll(`${folder}/`, "") : error;
      };
      expect(await refused("")).toBe("One of the paths is empty; leave it out.");
      expect(await refused(`${folder}/none.agent.yaml`)).toBe("none.agent.yaml does not exist.");
      expect(await refused(`${folder}/README.md`)).toMatch(/^README\.md is no agent config: their names end in/);
      expect(await refused(`${folder}/agentwright.json`)).toMatch(/^agentwright\.json is the project file/);
      expect(await refused(`${folder}/circle.agent.yaml`)).toBe(
        "circle.agent.yaml is a link that leads back to itself.",
      );
      expect(await refused(`${folder}/pipe.agent.yaml`)).toBe("pipe.agent.yaml is no ordinary file.");
    },
    { "README.md": "", "agentwright.json": "{}" },
  ));
