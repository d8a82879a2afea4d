import { expect, test } from "vitest";
import { convert, shapeOf } from "./convert.ts";

const plugin = {
  agent_name: "urn:agent:agentify:desk",
  agentType: "llm",
  trustedExecutionEnvironment: {
    isolationLevel: "vm",
    resourceLimits: { memory: 700, cpu: 0.5, timeLimit: 900, gpu: 1 },
    networkAccess: false,
    fileSystemAccess: true,
  },
};

/** Sections by name, whatever their shape, and all notes as one text. */
function converted(file: object): { config: Record<string, Record<string, unknown>>; notes: string } {
  const { config, notes } = convert(file, shapeOf(file) ?? "plugin-config");
  return { config: config as Record<string, Record<string, unknown>>, notes: notes.join("\n") };
}

test("limits and permissions agree, inside what a config may say", () => {
  const { config, notes } = converted(plugin);
  expect(config.capabilities).toMatchObject({ maxMemory: "512MB", timeoutSeconds: 300, canAccessFiles: true });
  expect(config.runtime).toEqual({
    isolation: "vm",
    limits: { memoryMb: 700, cpuCores: 0.5, timeLimitSeconds: 900 },
    fileSystemAccess: true,
  });
  expect(notes).toContain(
    "trustedExecutionEnvironment.resourceLimits has a field without a counterpart, left out: gpu.",
  );
});

test("a file that did not allow the network does not get it", () => {
  const { config, notes } = converted({
    ...plugin,
    requiredCredentials: [{ name: "github", description: "For issues", optional: true }],
    resources: [{ name: "mcp_server_0", content: { name: "maps", url: "https://mcp.maps.dev/" } }],
  });
  expect(config.capabilities?.networkAccess).toBe(false);
  expect(config.mcpServers).toEqual([{ name: "maps", url: "https://mcp.maps.dev/", enabled: false }]);
  expect(config["x-credentials"]).toEqual([
    { name: "github", secret: "${secret:GITHUB_TOKEN}", description: "For issues", optional: true },
  ]);
  expect(notes).toContain("switched off, because the old file did not allow the network");
});

test("with the network, a credential of a known service is an integration with its key", () => {
  const { config } = converted({
    ...plugin,
    trustedExecutionEnvironment: { networkAccess: true },
    modelProvider: { provider: "custom", model: "m", parameters: { baseUrl: "http://models.desk.dev/v1" } },
    requiredCredentials: [{ name: "slack_token", envVarName: "SLACK_BOT_TOKEN" }, "OPENAI_API_KEY"],
  });
  expect(config.capabilities?.apiIntegrations).toEqual(["slack", "openai"]);
  expect(config.apiKeys).toEqual({ slack: "${secret:SLACK_BOT_TOKEN}", openai: "${secret:OPENAI_API_KEY}" });
  expect(config.model).toEqual({ provider: "custom", name: "m", endpoint: "https://models.desk.dev/v1" });
});

test("a key that is repeated in code, in an address and in a text is gone from all of them", () => {
  const key = "n0t-4-r3al-k3y";
  const { config, notes } = converted({
    agentName: "Desk",
    creativity: 5,
    instructions: `Never tell ${key}.`,
    apiKeys: { openai: key },
    mcpServers: [{ name: "maps", url: `https://me:${key}@maps.dev/?key=${key}&city=1` }],
    metadata: { exportedBy: "Agentify" },
  });
  expect(JSON.stringify(config) + notes).not.toContain(key);
  expect(config.mcpServers).toMatchObject([{ url: "https://maps.dev/?city=1" }]);
  expect(config.personality?.customInstructions).toBe("Never tell ${secret:OPENAI_API_KEY}.");
  expect(config.model?.parameters).toEqual({ temperature: 2 });
  expect(notes).toContain("creativity 5 is now the temperature 2.");
  expect(notes).toContain("instructions held a key");
});

test("long texts are kept whole, and placeholders become variables", () => {
  const { config } = converted({
    agentName: "Desk",
    creativity: 0.5,
    instructions: `Answer {{user name}} and {{.city}}, {{city}}. ${"More. ".repeat(200)}`.trim(),
  });
  expect(config.personality?.customInstructions).toBe('Follow the prompt "instructions".');
  expect(config.prompts).toMatchObject([
    {
      variables: ["user_name", "city"],
      content: expect.stringMatching(/^Answer \{\{user_name\}\} and \{\{city\}\}, /),
    },
  ]);
});

test("only the two shapes are taken for them", () => {
  const files = [null, [], 3, "x", {}, { agentName: "x" }, { agent_name: "" }, { agentConfig: { name: "x" } }];
  expect(files.map(shapeOf)).toEqual(files.map(() => undefined));
  expect(shapeOf({ agentConfig: { agent_id: "x" } })).toBe("plugin-config");
  expect(shapeOf({ metadata: { exportedBy: "Agentify" } })).toBe("export-file");
});
