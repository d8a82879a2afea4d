import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { clean } from "../testing/configs.ts";
import { agentwright, inFolder } from "../testing/run.ts";

const tidy = clean("One");
const untidy = `\ufeff# kept\n${clean("Two").replaceAll("  ", "    ").replace("type: ", "type:   ")}\n\n`;

test("formats what is out of order, and says which configs that were", () =>
  inFolder(
    async folder => {
      const { code, out, err } = await agentwright(["format", "."], { cwd: folder });
      expect([code, err, out]).toEqual([0, "", "b.agent.yaml\nc.agent.json\n3 configs, 2 formatted.\n"]);
      expect(readFileSync(`${folder}/a.agent.yaml`, "utf8")).toBe(tidy);
      expect(readFileSync(`${folder}/b.agent.yaml`, "utf8")).toBe(`\ufeff# kept\n${clean("Two")}`);
      expect(readFileSync(`${folder}/c.agent.json`, "utf8")).toBe('{\n  "a": [1, 2]\n}\n');
      const again = await agentwright(["format", ".", "--check"], { cwd: folder });
      expect([again.code, again.out]).toEqual([0, "3 configs: all are formatted.\n"]);
    },
    { "a.agent.yaml": tidy, "b.agent.yaml": untidy, "c.agent.json": '{"a":[1,2]}' },
  ));

test("--check writes nothing and fails where something would change", () =>
  inFolder(
    async folder => {
      const { code, out } = await agentwright(["format", "--check", "a.agent.yaml", "b.agent.yaml"], { cwd: folder });
      expect([code, out]).toEqual([1, "b.agent.yaml\n2 configs, 1 to format.\n"]);
      expect(readFileSync(`${folder}/b.agent.yaml`, "utf8")).toBe(untidy);
    },
    { "a.agent.yaml": tidy, "b.agent.yaml": untidy },
  ));

test("one that can't be read is named, the others are formatted", () =>
  inFolder(
    async folder => {
      const { code, out, err } = await agentwright(["format", "a.agent.yaml", "b.agent.yaml"], { cwd: folder });
      expect([code, out, err]).toEqual([
        2,
        "b.agent.yaml\n2 configs, 1 formatted, 1 failed.\n",
        "a.agent.yaml is not UTF-8; save it with that encoding.\n",
      ]);
    },
    { "a.agent.yaml": Buffer.from([0x61, 0x3a, 0x20, 0xff]), "b.agent.yaml": untidy },
  ));
