import { assemblePlugin } from "@agentwright/kernel";
import { readKernel } from "@agentwright/kernel/node";
import { loadPlugin } from "@agentwright/runtime";
import { wasm } from "@agentwright/runtime/abi/wasm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { partsOfOneTool as parts } from "../../../testing/parts.ts";
import { injectedPayload } from "./injected.ts";
import { rehearse } from "./rehearse.ts";

test("a rehearsal answers as the plugin itself does", async () => {
  const kernel = await readKernel();
  for (const source of ["export default () => 1;", "export default () => 1; let a; let a;", "throw new Error('no');"]) {
    const plugin = assemblePlugin(kernel, parts(source));
    const real = (await loadPlugin(plugin)).start();
    const rehearsal = await rehearse(kernel, injectedPayload(plugin, kernel));
    for (const request of [
      { op: "describe" },
      { op: "prepare", now: 5, seed: 1 },
      { op: "tool", name: "t", input: {} },
    ] as const) {
      expect(rehearsal.request(request)).toEqual(real.request(request));
    }
  }
});

test("the payload that is read off a plugin is the one that it hands to its kernel", async () => {
  const kernel = await readKernel();
  for (const length of [1, 40, 70, 9000]) {
    const plugin = assemblePlugin(kernel, parts(`export default () => "${"ü".repeat(length)}";`));
    const read = injectedPayload(plugin, kernel);
    expect(new TextDecoder().decode(read.subarray(0, 4))).toBe("AWP1");
    expect(await handedOut(plugin)).toEqual(read.slice());
  }
});

async function handedOut(plugin: Uint8Array): Promise<Uint8Array> {
  const { exports } = new wasm.Instance(await wasm.compile(plugin));
  const own = exports as unknown as {
    memory: { buffer: ArrayBuffer; grow(pages: number): number };
    agent_blob_len(): number;
    agent_blob_read(at: number): void;
  };
  const length = own.agent_blob_len();
  const at = own.memory.grow(1 + (length >> 16)) << 16;
  own.agent_blob_read(at);
  return new Uint8Array(own.memory.buffer).slice(at, at + length);
}

test("no byte beside payload and manifest can be another one", async () => {
  const kernel = await readKernel();
  const plugin = assemblePlugin(kernel, parts("export default () => 1;"));
  const payload = injectedPayload(plugin, kernel);
  const from = payload.byteOffset - plugin.byteOffset;
  const manifestAt = Buffer.from(plugin).lastIndexOf("agent.manifest");
  // What stands around the payload, where the injector wrote, wholly; of the kernel's half a megabyte some.
  const written = Buffer.from(plugin).indexOf(Buffer.from([0xfc, 8]));
  const near = [from - 1, from - 2, from - 3, from - 4, from + payload.length, written, written + 1, written + 2];
  const places = fc.oneof(
    fc.constantFrom(...near),
    fc.integer({ min: written - 40, max: written + 10 }),
    fc.nat(from - 1),
    fc.integer({ min: from + payload.length, max: manifestAt - 4 }),
  );
  fc.assert(
    fc.property(places, fc.integer({ min: 1, max: 255 }), (at, by) => {
      const other = plugin.slice();
      other[at] = (other[at] ?? 0) ^ by;
      expect(() => injectedPayload(other, kernel)).toThrow();
    }),
    { numRuns: 500 },
  );
  expect(() => injectedPayload(new Uint8Array([...plugin, 0]), kernel)).toThrow();
  expect(() => injectedPayload(kernel, kernel)).toThrow();
});
