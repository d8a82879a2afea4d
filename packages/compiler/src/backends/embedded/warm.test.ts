import { assemblePlugin } from "@agentwright/kernel";
import { readKernel } from "@agentwright/kernel/node";
import { wasm } from "@agentwright/runtime/abi/wasm";
import { expect, test, vi } from "vitest";
import { partsOfOneTool } from "../../testing/parts.ts";
import { harnessOf } from "./rehearsal/harness.ts";
import { injectedPayload } from "./rehearsal/injected.ts";
import { rehearse } from "./rehearsal/rehearse.ts";
import { warmKernel } from "./warm.ts";

/** A kernel of its own for each test: what was compiled is known by its array. */
async function kernelAndPayload(): Promise<{ kernel: Uint8Array; payload: Uint8Array }> {
  const own = await readKernel();
  const plugin = assemblePlugin(own, partsOfOneTool("export default () => 1;"));
  return { kernel: own.slice(), payload: injectedPayload(plugin, own) };
}

const hostOf = (bytes: Uint8Array) => ({ kernel: async () => ({ bytes, sha256: "" }) });

test("a kernel that was begun elsewhere is not compiled again", async () => {
  const { kernel, payload } = await kernelAndPayload();
  await warmKernel(hostOf(kernel), { bytes: kernel.slice(), harness: wasm.compile(harnessOf(kernel)) });
  const compile = vi.spyOn(wasm, "compile");
  try {
    const { request } = await rehearse(kernel, payload);
    expect(request({ op: "describe" })).toMatchObject({ ok: true });
    expect(compile).not.toHaveBeenCalled();
  } finally {
    compile.mockRestore();
  }
});

test("of another kernel nothing is taken, and a host without one is left to say so itself", async () => {
  const { kernel, payload } = await kernelAndPayload();
  const other = kernel.slice();
  other[other.length - 1] = (other[other.length - 1] ?? 0) ^ 1;
  const never = Promise.reject(new Error("was taken"));
  never.catch(() => {});
  await warmKernel(hostOf(kernel), { bytes: other, harness: never });
  await warmKernel({ kernel: () => Promise.reject(new Error("missing")) }, { bytes: kernel, harness: never });
  expect((await rehearse(kernel, payload)).request({ op: "describe" })).toMatchObject({ ok: true });
});
