import { cpSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { startEngine } from "@agentwright/compiler/engine/client";
import { expect, test } from "vitest";
import { agentwright, inFolder } from "./testing/run.ts";

test("command and engine, each a process of its own, make the same bytes of an example", () =>
  inFolder(async folder => {
    cpSync(fileURLToPath(new URL("../../examples", import.meta.url)), folder, { recursive: true });
    const config = "support-triage/triage.agent.yaml";
    const made = await agentwright(["compile", config, "--json"], { cwd: folder });
    const said: { path: string; sha256: string }[] = JSON.parse(made.out).artifacts;

    const modulePath = fileURLToPath(import.meta.resolve("@agentwright/compiler/engine/main"));
    const engine = startEngine({ modulePath });
    try {
      const request = { id: "1", path: `${folder}/${config}`, root: folder, outDir: `${folder}/by-engine` };
      const outcome = await engine.build(request);
      const built = outcome.status === "succeeded" ? outcome.result.artifacts : [];
      const names = (all: readonly { path: string; sha256: string }[]) =>
        all.map(({ path, sha256 }) => `${path.replace(/^.*\//, "")} ${sha256}`);
      expect(names(built)).toEqual(names(said));
      expect(built.length).toBeGreaterThan(0);
      expect(built[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
    } finally {
      await engine.dispose();
    }
  }));
