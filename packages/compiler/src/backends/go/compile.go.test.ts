import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CallAnswer, JsonObject } from "@agentwright/protocol";
import { callTool, loadPlugin, readAnyManifest, readBundle } from "@agentwright/runtime";
import { runIsolated } from "@agentwright/runtime/node/isolated";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BuildCancelled } from "../../build/failure.ts";
import type { BuildHost } from "../../build/host.ts";
import { findGo } from "../../node/go/find.ts";
import { diskHost } from "../../node/host.ts";
import { type Built, inlineTool, makeProject, yamlAgent } from "../../testing/project.ts";

const searched = await findGo(undefined);
const project = await makeProject();
afterAll(() => project.remove());

function goTool(name: string, code: string): string {
  const parameters = "    parameters:\n      - { name: value, type: string }\n";
  return inlineTool(name, code).replace("language: typescript", "language: go") + parameters;
}

const config = (more: string, name = "Going Places") =>
  yamlAgent(name, more).replace("networkAccess: false", "networkAccess: true");

/** One build holds them all: building is what takes long. */
const tools = [
  goTool("upper", 'import "strings"\n\nreturn strings.ToUpper(input.Text("value")), nil'),
  goTool("panics", "var none *agent.Response\nreturn none.Status, nil"),
  goTool("file", 'import "os"\n\ntext, err := os.ReadFile("/etc/hostname")\nreturn string(text), err'),
  goTool("clock", 'import "time"\n\nreturn []int64{time.Now().UnixMilli(), host.Now().UnixMilli()}, nil'),
  goTool("dice", 'import "math/rand"\n\nreturn []any{rand.Int63(), host.Random()}, nil'),
  goTool("prints", 'import "fmt"\n\nhost.Info("logged")\nfmt.Println("printed")\nreturn nil, nil'),
  goTool("loop", "for {\n}"),
  goTool("deep", "var f func(int) int\nf = func(n int) int { return f(n+1) + 1 }\nreturn f(0), nil"),
  goTool("bomb", "var all [][]byte\nfor {\n\tall = append(all, make([]byte, 1<<20))\n}"),
  goTool("stuck", "select {}"),
  goTool("background", 'go panic("in the background")\nreturn 1, nil'),
  goTool(
    "switches",
    "there, back := make(chan int), make(chan int)\ngo func() {\n\tfor n := range there {\n\t\tback <- n + 1\n\t}\n}()\nn := 0\nfor range 20000 {\n\tthere <- n\n\tn = <-back\n}\nreturn n, nil",
  ),
  "  - { name: fetch, description: d, source: ./tools/fetch.go }\n",
];
const files = {
  "a.agent.yaml": config(`tools:\n${tools.join("")}build:\n  target: go-wasm\n`),
  "tools/fetch.go":
    'package main\n\nimport "agentwright/agent"\n\n// Fetch gets two addresses at once, with the key ${secret:KEY}.\nfunc Fetch(host *agent.Host, _ agent.Input) (any, error) {\n\tone, two := host.StartHTTP(request("a")), host.StartHTTP(request("b"))\n\tboth, err := agent.WaitAll(one, two)\n\tif err != nil {\n\t\treturn nil, err\n\t}\n\treturn both[0].Body + both[1].Body, nil\n}\n',
  "tools/request.go":
    'package main\n\nimport "agentwright/agent"\n\nfunc request(name string) agent.Request {\n\treturn agent.Request{URL: "https://example.org/" + name}\n}\n',
};

let built: Built;
beforeAll(async () => {
  await project.write(files);
  built = await project.build("a.agent.yaml");
});

async function call(tool: string, input: JsonObject = {}): Promise<CallAnswer> {
  const plugin = await loadPlugin(built.plugin ?? new Uint8Array());
  return callTool(plugin, { tool, input, now: 1767225600000, seed: 7, timeoutMs: 20_000 });
}

test("a config with Go tools becomes one module of WebAssembly with a manifest", async () => {
  expect(built.outcome).toMatchObject({ status: "succeeded", result: { backend: "go" } });
  expect(built.events.filter(event => event.type === "switched").map(event => event.from)).toEqual(["embedded"]);
  expect(built.manifest).toMatchObject({ target: "go-wasm", secrets: ["KEY"] });
  expect(built.manifest?.inputs.map(input => input.path)).toEqual(["a.agent", "tools/fetch.go", "tools/request.go"]);
});

test("its tools run, and get nothing of the machine", async () => {
  expect(await call("upper", { value: "größe" })).toMatchObject({ ok: true, value: "GRÖßE" });
  expect(await call("clock")).toMatchObject({ ok: true, value: [1767225600000, 1767225600000] });
  expect(await call("dice")).toEqual({ ...(await call("dice")), durationMs: expect.any(Number) });
  expect(await call("file")).toMatchObject({
    ok: false,
    error: { code: "thrown", message: expect.stringContaining("/etc/hostname") },
  });
  expect((await call("prints")).logs.map(line => line.message)).toEqual(["logged", "printed"]);
  expect(await call("switches")).toMatchObject({ ok: true, value: 20000 });
});

test("what goes wrong in one is told, and the place is in the config", async () => {
  const panic = await call("panics");
  expect(panic).toMatchObject({
    ok: false,
    error: { code: "thrown", name: "RuntimeError", stack: [{ file: "a.agent#panics.go", line: 2, function: "Run" }] },
  });
  expect(await call("stuck")).toMatchObject({ ok: false, error: { code: "stuck" } });
  expect(await call("deep")).toMatchObject({ ok: false, error: { code: "stack-overflow" } });
  expect(await call("bomb")).toMatchObject({ ok: false, error: { code: "out-of-memory" } });
  expect(await call("background")).toMatchObject({
    ok: false,
    error: { code: "thrown", message: "A goroutine of the tool panicked: in the background" },
  });
});

test("a loop that never ends is ended with its thread", async () => {
  const wasm = built.plugin ?? new Uint8Array();
  const answer = await runIsolated({ wasm, tool: "loop", input: {}, timeoutMs: 20_000, computeMs: 500 });
  expect(answer).toMatchObject({
    ok: false,
    error: { code: "limit", message: expect.stringContaining("0.5 seconds") },
  });
});

test("effects are asked for together and answered by the host", async () => {
  const plugin = await loadPlugin(built.plugin ?? new Uint8Array());
  const asked: unknown[] = [];
  const host = {
    mask: (text: string) => text,
    perform: async (effect: { id: number; kind: "http" | "llm" | "flow"; request: JsonObject }) => {
      asked.push(effect.request.url);
      const value = { status: 200, headers: {}, body: `<${effect.id}>` };
      const record = { kind: effect.kind, request: effect.request, outcome: "done" as const, detail: "200", ms: 1 };
      return { record, result: { effect: effect.id, ok: true as const, value } };
    },
  };
  const answer = await callTool(plugin, { tool: "fetch", input: {}, host: host as never });
  expect(answer).toMatchObject({ ok: true, value: "<1><2>" });
  expect(asked).toEqual(["https://example.org/a", "https://example.org/b"]);
});

test("another folder gives the same bytes", async () => {
  const other = await makeProject(files);
  const again = await other.build("a.agent.yaml");
  await other.remove();
  expect(again.sha256).toBe(built.sha256);
  expect(again.sha256).toMatch(/^[0-9a-f]{64}$/);
});

test("what Go refuses is found in the config and in the file", async () => {
  await project.write({
    "bad/x.go":
      'package bad\n\nimport (\n\t"agentwright/agent"\n\t"github.com/some/thing"\n)\n\nfunc Bad(*agent.Host, agent.Input) (any, error) { return thing.X, nil }\n',
    "bad.agent.yaml": config(
      `tools:\n${goTool("wrong", "n := 1\nreturn missing, nil")}build:\n  target: go-wasm\n`,
      "Wrong",
    ),
    "import.agent.yaml": config(
      "tools:\n  - { name: bad, description: d, source: ./bad/x.go }\nbuild:\n  target: go-wasm\n",
      "Import",
    ),
    "sign.go": "package x\n\nfunc Sign() int { return 1 }\n",
    "sign.agent.yaml": config(
      "tools:\n  - { name: sign, description: d, source: ./sign.go }\nbuild:\n  target: go-wasm\n",
      "Sign",
    ),
  });
  const inline = await project.build("bad.agent.yaml");
  const text = await readFile(join(project.root, "bad.agent.yaml"), "utf8");
  expect(inline.outcome).toMatchObject({ status: "failed", error: { code: "findings" } });
  const found = inline.findings.filter(each => each.code === "AW198");
  expect(
    found.map(({ range, message }) => [
      text.split("\n")[range.start.line]?.slice(range.start.character, range.end.character),
      message,
    ]),
  ).toEqual([
    ["n", "Go does not compile this: declared and not used: n."],
    ["missing", "Go does not compile this: undefined: missing."],
  ]);
  expect((await project.build("import.agent.yaml")).findings).toMatchObject([
    {
      code: "AW198",
      file: `${project.root}/bad/x.go`,
      range: { start: { line: 4 } },
      message: expect.stringContaining("‘github.com/some/thing’ can't be had"),
    },
  ]);
  expect((await project.build("sign.agent.yaml")).findings).toMatchObject([
    { code: "AW199", file: `${project.root}/sign.go`, range: { start: { line: 2 } } },
  ]);
});

test("tools in both languages become two modules, and an edit of the one in TypeScript calls no Go", async () => {
  const host = countingHost();
  const both = (script: string) =>
    config(`tools:\n${goTool("one", 'return input.Text("value") + "!", nil')}${inlineTool("two", script)}`, "Both");
  await project.write({ "both.agent.yaml": both("return 2") });
  const out = join(project.root, "out");
  const first = await project.build("both.agent.yaml", { outDir: out }, host);
  expect(first.outcome).toMatchObject({ status: "succeeded", result: { backend: "go" } });
  await project.write({ "both.agent.yaml": both("return 3") });
  const second = await project.build("both.agent.yaml", {}, host);
  expect(second.modules).toEqual(first.modules);
  expect(second.sha256).not.toBe(first.sha256);
  expect(host.builds).toBe(1);

  const zip = (await readdir(out)).find(name => name.endsWith(".zip")) ?? "";
  const bundle = await readBundle(new Uint8Array(await readFile(join(out, zip))));
  expect(bundle.index.manifest).toMatchObject({ target: "wasm", modules: [{ target: "go-wasm", tools: ["one"] }] });
  const plugin = await loadPlugin(bundle.plugin, bundle.modules);
  expect(await callTool(plugin, { tool: "one", input: { value: "a" } })).toMatchObject({ ok: true, value: "a!" });
  expect(await callTool(plugin, { tool: "two", input: {} })).toMatchObject({ ok: true, value: 2 });
  const alone = await loadPlugin(bundle.plugin);
  expect(await callTool(alone, { tool: "one", input: {} })).toMatchObject({
    ok: false,
    error: { code: "bad-plugin", message: expect.stringContaining("Use the bundle") },
  });
});

function countingHost(): BuildHost & { readonly builds: number } {
  const disk = diskHost();
  const { go } = disk;
  const host = {
    ...disk,
    builds: 0,
    ...(go && {
      go: {
        find: go.find,
        build: (...job: Parameters<typeof go.build>) => {
          host.builds++;
          return go.build(...job);
        },
      },
    }),
  };
  return host;
}

test.runIf("found" in searched && searched.found.cc !== undefined)(
  "a native plugin is a library that says what a host must be",
  async () => {
    await project.write({
      "native.agent.yaml": config(
        `tools:\n${goTool("one", "return 1, nil")}${inlineTool("two", "return 2")}build:\n  target: go-plugin\n`,
        "Native",
      ),
    });
    const out = join(project.root, "native");
    const native = await project.build("native.agent.yaml", { outDir: out });
    expect(native.outcome).toMatchObject({ status: "succeeded" });
    const go = "found" in searched ? searched.found : undefined;
    expect(native.manifest?.go).toMatchObject({ version: go?.version, os: go?.os, arch: go?.arch, trimpath: true });
    const library = new Uint8Array(await readFile(join(out, "native-0.1.0.so")));
    expect(await readAnyManifest(library)).toEqual(native.manifest);
    await expect(loadPlugin(library)).rejects.toThrow(/only a Go program can open it/);
    const bundle = await readBundle(new Uint8Array(await readFile(join(out, "native-0.1.0.agentplugin.zip"))));
    expect(bundle.index.plugin.path).toBe("plugin.so");
    expect(bundle.modules).toHaveLength(1);
    const here = await project.build("native.agent.yaml", { runnable: true });
    expect(here.manifest?.target).toBe("go-wasm");
  },
);

test.runIf(process.platform === "linux")("cancelling ends go and everything that it started", async () => {
  const cache = await mkdtemp(join(tmpdir(), "agentwright-go-cold-"));
  const stop = new AbortController();
  const { go } = diskHost();
  if (!go || !("found" in searched)) throw new Error("go not found");
  const files = new Map([
    ["go.mod", "module x\n\ngo 1.24\n"],
    ["main.go", 'package main\n\nimport _ "net/http"\n\nfunc main() {}\n'],
  ]);
  // With an empty cache it compiles Go's own library first, which takes many processes and seconds.
  const building = go.build({ go: { ...searched.found, cache }, target: "go-wasm", files }, stop.signal);
  await expect.poll(() => processesWith(cache), { timeout: 60_000 }).toBeGreaterThan(1);
  stop.abort();
  await expect(building).rejects.toBeInstanceOf(BuildCancelled);
  await expect.poll(() => processesWith(cache), { timeout: 10_000 }).toBe(0);
  await rm(cache, { recursive: true, force: true, maxRetries: 9 });
});

/** Processes whose environment holds this text. */
async function processesWith(text: string): Promise<number> {
  let count = 0;
  for (const pid of await readdir("/proc")) {
    const environment = /^\d+$/.test(pid) ? await readFile(`/proc/${pid}/environ`, "latin1").catch(() => "") : "";
    if (environment.includes(text)) count++;
  }
  return count;
}
