import { afterEach, beforeEach, expect, test } from "vitest";
import { BuildRun } from "../../build/run.ts";
import type { AgentPlan } from "../../kinds/agent/plan.ts";
import { diskHost } from "../../node/host.ts";
import { inlineTool, makeProject, type Project, yamlAgent } from "../../testing/project.ts";
import { verify } from "./verify.ts";

let project: Project;
let plugin: Uint8Array;
beforeEach(async () => {
  project = await makeProject({
    "a.agent.yaml": yamlAgent("Agent", `tools:\n${inlineTool("only_tool", "return 1;")}`),
  });
  plugin = (await project.build("a.agent.yaml")).plugin?.slice() ?? new Uint8Array();
});
afterEach(() => project.remove());

function verifyNow(): Promise<unknown> {
  const run = new BuildRun(project.request("a.agent.yaml"), diskHost(), () => {});
  // Of the plan only its code is asked for, and the way from a stack to its source.
  const plan = { code: { place: () => undefined, modules: [], tools: new Map() } } as unknown as AgentPlan;
  return verify(run, plan, plugin);
}

/** Writes another text of the same length over one of its occurrences. */
function overwrite(text: string, other: string, which: "first" | "last"): void {
  const bytes = Buffer.from(plugin.buffer, plugin.byteOffset, plugin.length);
  const at = which === "first" ? bytes.indexOf(text) : bytes.lastIndexOf(text);
  expect(at).toBeGreaterThan(0);
  bytes.write(other, at);
}

test("what was built passes", async () => {
  expect(await verifyNow()).toEqual([]);
});

test("a manifest that says something else than the plugin is refused", async () => {
  overwrite("only_tool", "0nly_tool", "last");
  await expect(verifyNow()).rejects.toThrow("describes itself otherwise than its manifest");
});

test("a payload that its kernel does not take is refused", async () => {
  overwrite("AWP1", "AWP2", "last");
  await expect(verifyNow()).rejects.toThrow("The plugin does not start");
});

test("a plugin that is cut off is refused", async () => {
  plugin = plugin.subarray(0, plugin.length - 5);
  await expect(verifyNow()).rejects.toThrow("not a whole WebAssembly module");
});

test("a plugin whose own code is not valid is refused, though its payload runs", async () => {
  // Blocks that end together: one of their `end`s becomes an instruction that does not exist.
  const bytes = Buffer.from(plugin.buffer, plugin.byteOffset, plugin.length);
  const ends = bytes.indexOf(Buffer.from([0x0b, 0x0b, 0x0b]));
  bytes[ends] = 0xff;
  await expect(verifyNow()).rejects.toThrow("code that is not the kernel's");
});

test("a plugin whose own two functions are not valid is refused", async () => {
  // `memory.init`, which the kernel itself does without: the one that copies the payload.
  const bytes = Buffer.from(plugin.buffer, plugin.byteOffset, plugin.length);
  const read = bytes.toString("latin1").search(/\xfc\x08[\x01-\x7f]\x00\x0b/);
  expect(read).toBeGreaterThan(0);
  bytes[read] = 0xff;
  await expect(verifyNow()).rejects.toThrow("code that is not the kernel's");
});
