import { inject, openKernel } from "@agentwright/kernel/inject";
import { readKernel } from "@agentwright/kernel/node";
import { writePayload } from "@agentwright/kernel/payload";
import { expect, test } from "vitest";
import { embeddedFiles } from "./payload.ts";

const kernel = await readKernel();

test("what was put into the kernel comes out again", () => {
  const payload = writePayload(64, 1000, [
    { kind: "module", name: "tools/refund.js", data: "export default () => 'AWP1 ü';" },
    { kind: "resource", name: "logo", data: new Uint8Array([0, 1, 255]) },
    { kind: "module", name: "empty.js", data: "" },
  ]);
  const wasm = inject(openKernel(kernel), payload, "agent.manifest", new TextEncoder().encode("{}"));
  const files = embeddedFiles(wasm).map(({ kind, name, data }) => ({ kind, name, data: [...data] }));
  expect(files).toEqual([
    { kind: "module", name: "tools/refund.js", data: [...new TextEncoder().encode("export default () => 'AWP1 ü';")] },
    { kind: "resource", name: "logo", data: [0, 1, 255] },
    { kind: "module", name: "empty.js", data: [] },
  ]);
});

test("a module with nothing in it has no files", () => {
  expect(embeddedFiles(kernel)).toEqual([]);
});

test("something else is refused with a sentence", () => {
  expect(() => embeddedFiles(new Uint8Array(20))).toThrow("This is not a WebAssembly module.");
});
