import type { Permissions, PluginManifest } from "@agentwright/protocol";
import { describe, expect, test } from "vitest";
import { manifestWith, openPermissions, toolShape } from "../testing/manifest.ts";
import { comparePlugins } from "./compare.ts";
import type { Comparable } from "./types.ts";

const plugin = (changes: Partial<PluginManifest> = {}, more: Partial<Comparable> = {}): Comparable => ({
  manifest: manifestWith(changes),
  sha256: "a",
  bytes: 100,
  ...more,
});

/** `effect topic: text` of each change between two manifests. */
function told(before: Partial<PluginManifest>, after: Partial<PluginManifest>): string[] {
  return lines(plugin(before), plugin(after));
}

function lines(before: Comparable, after: Comparable): string[] {
  return comparePlugins(before, after).changes.map(({ topic, effect, text }) => `${effect} ${topic}: ${text}`);
}

const may = (changes: Partial<Permissions>) => ({ permissions: { ...openPermissions, hosts: ["a.org"], ...changes } });

test("the same plugin is the same, and another digest without a difference is not", () => {
  expect(comparePlugins(plugin(), plugin())).toEqual({ same: true, wider: false, changes: [], notes: [] });
  expect(comparePlugins(plugin(), plugin({}, { sha256: "b" }))).toMatchObject({ same: false, wider: false });
});

describe("hosts", () => {
  test.each<[string, Permissions["hosts"], Permissions["hosts"], string[]]>([
    ["one more", ["a.org"], ["a.org", "b.org"], ["wider hosts: it may reach b.org"]],
    ["one less", ["a.org", "b.org"], ["a.org"], ["narrower hosts: it may no longer reach b.org"]],
    ["written otherwise", ["A.org", "[::1]"], ["a.org.", "::1"], []],
    ["below a domain that was allowed", ["*.a.org"], ["x.a.org"], ["narrower hosts: it may no longer reach *.a.org"]],
    ["a domain in the place of one host", ["x.a.org"], ["*.a.org"], ["wider hosts: it may reach *.a.org"]],
    ["the domain itself", ["*.a.org"], ["a.org", "*.a.org"], []],
    ["no part of a name", ["*.a.org"], ["*.a.org", "ba.org"], ["wider hosts: it may reach ba.org"]],
    ["another port", ["a.org"], ["a.org", "a.org:8443"], ["wider hosts: it may reach a.org:8443"]],
    ["every public host", ["a.org"], [], ["wider network: it may reach every public host"]],
    [
      "no longer every public host",
      [],
      ["a.org"],
      ["narrower network: it may no longer reach every public host", "narrower hosts: it may still reach a.org"],
    ],
  ])("%s", (_, before, after, expected) => {
    expect(told(may({ hosts: before }), may({ hosts: after }))).toEqual(expected);
  });

  test("hosts of a plugin without network are none", () => {
    expect(told(may({ network: false, hosts: [] }), may({}))).toEqual(["wider hosts: it may reach a.org"]);
    expect(told(may({}), may({ network: false }))).toEqual(["narrower network: it may no longer use the network"]);
  });
});

test("capabilities and limits, both ways", () => {
  const [less, more] = [
    may({}),
    may({ browse: true, executeCode: true, files: true, timeoutSeconds: 60, memoryMb: 256 }),
  ];
  expect(told(less, more)).toEqual([
    "wider capabilities: it may browse the web",
    "wider capabilities: it may execute code",
    "wider capabilities: it may read and write files",
    "wider limits: a call may take 60 s (before: 30)",
    "wider limits: it may use 256 MB of memory (before: 64)",
  ]);
  expect(comparePlugins(plugin(more), plugin(less))).toMatchObject({ wider: false });
  expect(told(more, less)).toContain("narrower capabilities: it may no longer browse the web");
});

test("secrets, and who gets which as a key", () => {
  const before = { secrets: ["A", "B"], apiKeys: { openai: "A", slack: "B" } };
  expect(told(before, { secrets: ["A", "C"], apiKeys: { openai: "C" } })).toEqual([
    "wider secrets: it may use the secret C",
    "narrower secrets: it no longer uses the secret B",
    "wider secrets: the secret C may be sent to openai as its key",
    "narrower secrets: slack no longer gets a key",
  ]);
});

test("tools and their parameters", () => {
  const schema = (properties: object, required: string[] = []) =>
    ({ type: "object", properties, required }) as unknown as ReturnType<typeof toolShape>["parameters"];
  const before = [
    toolShape("old"),
    toolShape("same", schema({ a: { type: "string" } })),
    toolShape("x", schema({ a: { type: "string" }, b: { type: "string" }, c: {}, e: { enum: [1] } }, ["a"])),
  ];
  const after = [
    toolShape("same", schema({ a: { type: "string" } })),
    {
      ...toolShape(
        "x",
        schema({ a: { type: "string" }, b: { type: "number" }, d: { type: "array" }, e: { enum: [2] } }, ["b", "d"]),
      ),
      description: "Other.",
      kind: "http" as const,
      returns: "a list",
    },
    { ...toolShape("new"), kind: "flow" as const },
  ];
  expect(told({ tools: before }, { tools: after })).toEqual([
    "other tools: the tool x: it was code and is a request",
    "other tools: the tool x: its description changed",
    "other tools: the tool x: what it returns is described otherwise",
    "other tools: the tool x: the parameter a is no longer required",
    "other tools: the tool x: the parameter b changed: it was string and is number",
    "other tools: the tool x: the parameter b is now required",
    "other tools: the tool x: a new required parameter d (array)",
    "other tools: the tool x: the parameter e changed",
    "other tools: the tool x: the parameter c is gone",
    "wider tools: a new tool: new (a flow)",
    "narrower tools: the tool old is gone",
  ]);
});

test("methods come from the configs; where there is none, that is said", () => {
  const tools = [{ ...toolShape("x"), kind: "http" as const }];
  const http = (method: string | undefined, url: string) => ({
    tools: [{ name: "x", http: { method, url } }, { name: "y" }, null],
  });
  const config = (value: object) => plugin({ tools }, { config: value as NonNullable<Comparable["config"]> });
  const [get, post] = [http(undefined, "https://a.org/x/{{id}}"), http("post", "https://a.org/{{id}}")];
  expect(lines(config(get), config(post))).toEqual([
    "wider methods: a tool sends POST https://a.org",
    "narrower methods: no tool sends GET https://a.org any more",
  ]);
  expect(lines(config(get), config(http("GET", "https://a.org/other")))).toEqual([]);
  expect(comparePlugins(config(get), plugin({ tools })).notes).toEqual([
    "Methods of its requests can't be compared: that takes two bundles or configs.",
  ]);
});

test("model, target, prompts, resources, identity, code and size", () => {
  const card = manifestWith().agent;
  const before: Partial<PluginManifest> = {
    agent: { ...card, model: { provider: "openai", name: "a", parameters: { temperature: 1 } } },
    prompts: [
      { name: "p", variables: [], content: "a" },
      { name: "q", variables: [], content: "a" },
    ],
    resources: [{ name: "r", type: "text", bytes: 1 }],
    inputs: [{ path: "a.ts", sha256: "1" }],
  };
  const after: Partial<PluginManifest> = {
    target: "go-plugin",
    compiler: "agentwright 0.2.0",
    agent: {
      ...card,
      version: "0.2.0",
      name: "Other",
      personality: { customInstructions: "x" },
      model: { provider: "custom", endpoint: "https://m.org", name: "b" },
    },
    prompts: [{ name: "p", variables: ["v"], content: "a" }],
    inputs: [
      { path: "a.ts", sha256: "2" },
      { path: "b.ts", sha256: "2" },
    ],
  };
  expect(lines(plugin(before), plugin(after, { bytes: 90 }))).toEqual([
    "wider target: the target is go-plugin, which runs without a sandbox (before: wasm)",
    "wider model: the model's provider is custom (before: openai)",
    "wider model: the model's endpoint is https://m.org (before: none)",
    "other model: the model is b (before: a)",
    "other model: the model's parameters changed",
    "other prompts: the prompt p changed",
    "other prompts: the prompt q is gone",
    "other resources: the resource r is gone",
    "other identity: the version is 0.2.0 (before: 0.1.0)",
    "other identity: its personality and instructions changed",
    "other identity: it is called Other (before: Probe)",
    "other code: the input a.ts changed",
    "other code: a new input: b.ts",
    "other code: compiled by agentwright 0.2.0 (before: agentwright 0.1.0)",
    "other size: 90 bytes (before: 100, −10)",
  ]);
  expect(told(after, before)).toContain("narrower target: the target is wasm (before: go-plugin)");
});

test("sub-agents are compared too, as deep as they go", () => {
  const team = (sha256: string, more: string[] = []) => ({
    orchestration: {
      kind: "llm",
      agents: ["a", ...more].map(path => ({ path, slug: path, version: "0.1.0", sha256 })),
    },
  });
  const inner = (hosts: string[]) => plugin(may({ hosts }), { agents: new Map() });
  const before = plugin(team("1"), { agents: new Map([["a", inner(["a.org"])]]) });
  const after = plugin(team("2", ["b"]), { agents: new Map([["a", inner(["b.org"])]]) });
  expect(lines(before, after)).toEqual([
    "wider hosts: agent a: it may reach b.org",
    "narrower hosts: agent a: it may no longer reach a.org",
    "wider agents: a new agent: b (b)",
  ]);
  expect(lines(after, before)).toContain("narrower agents: the agent b is gone");
  const bare = comparePlugins(plugin(team("1")), plugin(team("2")));
  expect(bare.changes).toEqual([{ topic: "agents", effect: "other", text: "the agent a is another" }]);
  expect(bare.notes).toHaveLength(1);
});
