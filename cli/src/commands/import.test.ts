import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { agentwright, inFolder } from "../testing/run.ts";

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));

/** Imports a fixture and gives the config, what was said, and what a check of the result finds. */
async function imported(name: string, use: (config: Config, said: Said, text: string) => void): Promise<void> {
  await inFolder(async folder => {
    const done = await agentwright(["import", fixture(name), "--out", "result.agent.yaml", "--json"], { cwd: folder });
    expect(done.err).toBe("");
    const text = readFileSync(join(folder, "result.agent.yaml"), "utf8");
    const check = await agentwright(["check", "result.agent.yaml", "--format", "json"], { cwd: folder });
    expect(JSON.parse(check.out)).toEqual([]);
    expect(done.code).toBe(0);
    expect(text + done.out).not.toContain("CANARY");
    use(parse(text), JSON.parse(done.out), text);
  });
}

// biome-ignore lint/suspicious/noExplicitAny: a config is looked into here, field by field, as a test may.
type Config = any;
interface Said {
  readonly shape: string;
  readonly secrets: readonly string[];
  readonly notes: readonly string[];
}

test("an export file becomes a config that checks clean and holds no key", () =>
  imported("shop_config.json", (config, said) => {
    expect(said.shape).toBe("export-file");
    expect(config.identity).toEqual({
      name: "Shop Helper",
      type: "assistant",
      id: "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
      urn: "urn:agent:shop.example.net:helper",
    });
    expect(config.personality).toMatchObject({ traits: ["technical", "detailed"], communicationStyle: "technical" });
    expect(config.apiKeys).toEqual({ openai: "${secret:OPENAI_API_KEY}" });
    expect(config.model.parameters).toEqual({ temperature: 0.4 });
    expect(config.mcpServers).toEqual([{ name: "orders", url: "https://mcp.shop-example.net/", enabled: true }]);
    expect(config.facts.endpoints.adaptiveResolver.policies).toEqual(["geo"]);
    expect(said.secrets).toEqual(["OPENAI_API_KEY"]);
    expect(said.notes.join("\n")).toMatch(/chat, analytics[\s\S]*connectedApp|connectedApp[\s\S]*chat, analytics/);
    expect(said.notes.join("\n")).toContain('"local"');
  }));

test("an AgentPluginConfig as the code wrote it", () =>
  imported("plugin-config.code.json", (config, said) => {
    expect(said.shape).toBe("plugin-config");
    expect(config.identity).toMatchObject({
      name: "Weather desk",
      version: "1.0.0",
      urn: "urn:agent:agentify:weather-desk",
    });
    expect(config.identity.id).toBeUndefined();
    expect(config.tools.map((tool: { name: string }) => tool.name)).toEqual(["get_weather"]);
    expect(config.tools[0].parameters[1]).toMatchObject({
      name: "days",
      type: "number",
      default: 3,
      minimum: 1,
      maximum: 7,
    });
    expect(config.model.parameters.temperature).toBe(0.9);
    expect(config.apiKeys).toEqual({ anthropic: "${secret:ANTHROPIC_API_KEY}" });
    expect(config.prompts).toEqual([{ name: "ask", variables: ["city"], content: "Ask about {{city}} kindly." }]);
    expect(config.resources).toEqual([{ name: "handbook", type: "text", content: "Ask for the city first." }]);
    expect(config.service).toEqual({ pythonDependencies: ["requests>=2.31"] });
    expect(config.runtime.limits).toEqual({ memoryMb: 512, cpuCores: 1, timeLimitSeconds: 60 });
    for (const word of ["signature", "useChromemGo", "agent_id", "go_tool", "buildTarget"]) {
      expect(said.notes.join("\n")).toContain(word);
    }
  }));

test("an AgentPluginConfig as the OpenAPI file describes it, inside a compile request", () =>
  imported("plugin-config.openapi.json", (config, said) => {
    expect(config.identity.id).toBe("did:web:agents.example.dev:librarian");
    expect(config.model).toEqual({
      provider: "anthropic",
      name: "claude-sonnet-4-5",
      parameters: { temperature: 0.3, topP: 0.9, maxTokens: 2000 },
    });
    expect([...said.secrets].sort()).toEqual(["ANTHROPIC_API_KEY", "LIBRARY_TOKEN", "OPENAI_API_KEY"]);
    for (const word of ["terminalUI", "subagents", "subAgentCapabilities", "seed", "sequential"]) {
      expect(said.notes.join("\n")).toContain(word);
    }
  }));

test("a tool that was carried over runs", () =>
  inFolder(async folder => {
    await agentwright(["import", fixture("plugin-config.code.json"), "--out", "w.agent.yaml"], { cwd: folder });
    const call = ["run", "w.agent.yaml", "--tool", "get_weather", "--input", '{"city":"Oslo"}'];
    const done = await agentwright(call, { cwd: folder });
    expect(done.err).toBe("");
    expect(JSON.parse(done.out)).toEqual({ city: "Oslo", days: 3, text: "fine" });
  }));

test("code that does not compile as it stood is told where", () =>
  inFolder(
    async folder => {
      const { code, out } = await agentwright(["import", "old.json"], { cwd: folder });
      expect(code).toBe(0);
      expect(out).toMatch(/note {4}desk\.agent\.yaml:\d+:\d+: error AW190 /);
      expect(out).toContain("1 file: nothing found\n");
    },
    {
      "old.json": JSON.stringify({
        agent_name: "urn:agent:agentify:desk",
        tools: [{ name: "broken", description: "Broken.", implementation: "return { a: ;" }],
      }),
    },
  ));

test("a file that is no JSON is refused without a word of what stands in it", () =>
  inFolder(
    async folder => {
      const { code, out, err } = await agentwright(["import", "old.json"], { cwd: folder });
      expect([code, out]).toEqual([2, ""]);
      expect(err).toMatch(/^old\.json is no JSON( \(.*\))?\.\n$/);
      expect(err).not.toContain("CANARY");
    },
    { "old.json": '{"apiKeys": {"openai": "CANARY-123456" CANARY-7' },
  ));

test("nothing is overwritten, and what is no Agentify file is refused with a sentence", () =>
  inFolder(async folder => {
    const first = ["import", fixture("shop_config.json"), "--out", "a.agent.yaml"];
    expect((await agentwright(first, { cwd: folder })).code).toBe(0);
    const again = await agentwright(first, { cwd: folder });
    expect(again).toMatchObject({ code: 2, err: "a.agent.yaml exists already; name another file with --out.\n" });
    const other = await agentwright(["import", join(fixture(".."), "..", "package.json")], { cwd: folder });
    expect(other.code).toBe(2);
    expect(other.err).toContain("neither an Agentify export");
  }));
