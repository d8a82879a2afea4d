import { expect, test } from "vitest";
import { readService } from "../node/service.ts";
import type { BuiltAgent } from "./built.ts";
import { serviceOf } from "./service.ts";

const files = await readService();

function agent(target: string, dependencies?: readonly string[], members: readonly BuiltAgent[] = []): BuiltAgent {
  const config = JSON.stringify(dependencies === undefined ? {} : { service: { pythonDependencies: dependencies } });
  return { manifest: { target }, config, members } as unknown as BuiltAgent;
}

function requirements(built: BuiltAgent): string {
  const file = serviceOf(built, files).find(({ path }) => path === "service/requirements.txt");
  return new TextDecoder().decode(file?.bytes);
}

test("what the service needs is pinned, and what configs need stands behind it, each once", () => {
  expect(requirements(agent("wasm"))).toMatch(/^wasmtime==\d+\.\d+\.\d+\n$/);
  const team = agent("wasm", ["requests>=2.31", "pandas"], [agent("go-wasm", ["pandas", "numpy==2"])]);
  expect(requirements(team).split("\n").slice(1)).toEqual(["requests>=2.31", "pandas", "numpy==2", ""]);
});

test("a second wasmtime, and what is no package, is left out and said to be", () => {
  const lines = requirements(agent("wasm", ["Wasmtime>=1", "wasmtime-extra", "-r other.txt", "a\n--index-url x"]));
  expect(lines.split("\n").slice(1)).toEqual([
    expect.stringMatching(/^# Left out, since the service needs the one above: wasmtime/),
    "wasmtime-extra",
    expect.stringMatching(/^# Left out, since it is no package/),
    expect.stringMatching(/^# Left out, since it is no package/),
    "",
  ]);
});

test("a bundle with a native plugin, of a sub-agent too, has no service", () => {
  expect(serviceOf(agent("go-plugin"), files)).toEqual([]);
  expect(serviceOf(agent("wasm", [], [agent("go-plugin")]), files)).toEqual([]);
});
