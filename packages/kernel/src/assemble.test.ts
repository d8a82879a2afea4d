import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { goLibraryText } from "../build/go.ts";
import { guestText } from "../build/guest.ts";
import { assemblePlugin } from "./assemble.ts";
import { checkKernel } from "./check.ts";
import { kernelInfo } from "./info.ts";
import { inlineStart, toolModule } from "./inline.ts";
import { readKernel } from "./node.ts";
import type { PluginParts } from "./parts.ts";
import { sha256 } from "./sha256.ts";
import { testParts, vectorParts } from "./testing/parts.ts";
import { startTools } from "./testing/plugin.ts";
import { reader, readSections, sections } from "./wasm-bytes.ts";

const kernel = await readKernel();

test("a plugin asks for nothing: no import section", () => {
  const plugin = assemblePlugin(kernel, vectorParts());
  expect(readSections(plugin).some(one => one.id === sections.import)).toBe(false);
});

test("a plugin exports ABI 1", () => {
  const names: string[] = [];
  const exported = readSections(assemblePlugin(kernel, vectorParts())).find(one => one.id === sections.export);
  const from = reader(exported?.bytes ?? new Uint8Array(1));
  for (let left = from.unsigned(); left > 0; left--) {
    names.push(from.text());
    from.byte();
    from.unsigned();
  }
  expect(names).toEqual(
    expect.arrayContaining(["memory", "_initialize", "agent_abi_version", "agent_alloc", "agent_free", "agent_call"]),
  );
});

test("the manifest can be read without running anything", () => {
  const last = readSections(assemblePlugin(kernel, vectorParts())).at(-1);
  const from = reader(last?.bytes ?? new Uint8Array(1));
  expect(from.text()).toBe("agent.manifest");
  const text = new TextDecoder().decode(last?.bytes.subarray(from.position));
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(vectorParts().manifest)));
});

test("the same parts give the same bytes, in whatever order they come", () => {
  const parts = vectorParts();
  const turned: PluginParts = {
    ...parts,
    modules: [...parts.modules].reverse(),
    tools: [...parts.tools].reverse(),
    resources: [...parts.resources].reverse(),
    manifest: Object.fromEntries(Object.entries(parts.manifest).reverse()) as unknown as PluginParts["manifest"],
  };
  expect(sha256(assemblePlugin(kernel, turned))).toBe(sha256(assemblePlugin(new Uint8Array(kernel), parts)));
});

test("each part is in the digest", () => {
  const digest = (parts: PluginParts) => sha256(assemblePlugin(kernel, parts));
  const parts = testParts({ a: "return 1" });
  const digests = [
    parts,
    testParts({ a: "return 2" }),
    { ...parts, limits: { memoryMb: 128 } },
    { ...parts, limits: { computeMs: 2000 } },
    { ...parts, resources: [{ name: "a", type: "text" as const, content: "x" }] },
  ].map(digest);
  expect(new Set(digests).size).toBe(digests.length);
});

test("another kernel is refused", () => {
  const other = new Uint8Array(kernel);
  other[other.length - 1] = (other.at(-1) ?? 0) ^ 1;
  expect(() => checkKernel(other)).toThrow(/not the one this version was made with .* install Agentwright again/);
  expect(() => assemblePlugin(other, vectorParts())).toThrow(/install Agentwright again/);
});

test("kernel.json tells the digest, the size and the packages of kernel.wasm", () => {
  expect(createHash("sha256").update(kernel).digest("hex")).toBe(kernelInfo.sha256);
  expect(kernel.length).toBe(kernelInfo.bytes);
  expect(kernelInfo).toMatchObject({ abi: 1, flavour: "raw" });
  expect(kernelInfo.packages.map(one => one.name)).toContain("qjs-src");
});

test("the guest in the sources is the guest in the plugin", async () => {
  expect(await readFile(new URL("guest.generated.ts", import.meta.url), "utf8")).toBe(await guestText());
});

test("the committed Go library is what go/ holds", async () => {
  expect(await readFile(new URL("go-library.generated.ts", import.meta.url), "utf8")).toBe(await goLibraryText());
});

test("the two licences that ask for it are passed on", async () => {
  const notices = await readFile(new URL("../NOTICES", import.meta.url), "utf8");
  for (const work of [`QuickJS-NG ${kernelInfo.quickjs}`, "wasi-libc", "compiler-rt"]) expect(notices).toContain(work);
});

test("parts that don't fit together are refused with a sentence", () => {
  const parts = testParts({ a: "return 1" });
  const refuse = (more: Partial<PluginParts>) => expect(() => assemblePlugin(kernel, { ...parts, ...more }));
  refuse({ tools: [] }).toThrow('Nothing says how the tool "a" is answered.');
  refuse({ modules: [] }).toThrow('The tool "a" needs the module "tools/a.ts", which is not among the parts.');
  refuse({ modules: [...parts.modules, ...parts.modules] }).toThrow(
    'Two parts of the plugin have the name "tools/a.ts".',
  );
  refuse({ modules: [{ name: "agentwright:guest", source: "" }] }).toThrow("can't name a part");
});

test("inline code is a function body unless it exports", () => {
  expect(toolModule("return 1")).toBe(`${inlineStart}return 1\n}`);
  expect(toolModule("const a = 1;\nexport default () => a;")).toBe("const a = 1;\nexport default () => a;");
  expect(toolModule("return 'export'")).toContain(inlineStart);
});

test("places in inline code are those of the code as written", () => {
  const plugin = startTools({ first: "null.x", third: "const a = 1;\n\n  null.x" });
  expect(plugin.error("first").stack?.[0]).toMatchObject({ line: 1, column: 1 });
  expect(plugin.error("third").stack?.[0]).toMatchObject({ line: 3, column: 3 });
});

test("our SHA-256 is everybody's SHA-256", () => {
  for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 1000]) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 7 + length) % 256);
    expect(sha256(bytes)).toBe(createHash("sha256").update(bytes).digest("hex"));
  }
});
