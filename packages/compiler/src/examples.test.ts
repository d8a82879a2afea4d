import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { callTool, loadPlugin, readBundle } from "@agentwright/runtime";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeProject, type Project } from "./testing/project.ts";

const root = fileURLToPath(new URL("../../../examples", import.meta.url)).replaceAll("\\", "/");
let out: Project;
beforeAll(async () => {
  out = await makeProject();
});
afterAll(() => out.remove());

function build(config: string) {
  return out.build(config, { root, path: `${root}/${config}`, outDir: `${out.root}/out` });
}

async function call(config: string, tool: string, input: Readonly<Record<string, string | string[]>>) {
  const { plugin } = await build(config);
  return callTool(await loadPlugin(plugin ?? new Uint8Array()), { tool, input });
}

test("every example is built, and nothing is found in it", async () => {
  const configs = (await readdir(root, { recursive: true })).filter(name => /\.agent\.(yaml|jsonc)$/.test(name));
  expect(configs.length).toBeGreaterThanOrEqual(5);
  for (const config of configs) {
    const { outcome, findings } = await build(config.replaceAll("\\", "/"));
    expect(findings, config).toEqual([]);
    expect(outcome.status, config).toBe("succeeded");
  }
});

test("the listing of a bundle", async () => {
  const { manifest } = await build("support-triage/triage.agent.yaml");
  const zip = await readFile(`${out.root}/out/support-triage-1.2.0.agentplugin.zip`);
  const bundle = await readBundle(new Uint8Array(zip));
  expect([...bundle.files.keys()].filter(path => !path.startsWith("service/"))).toEqual([
    "agent.json",
    "manifest.json",
    "plugin.wasm",
  ]);
  expect(manifest?.inputs.map(input => input.path)).toEqual([
    "support-triage/data/handbook.md",
    "support-triage/data/teams.json",
    "support-triage/tools/assess.ts",
    "support-triage/tools/signals.ts",
    "support-triage/triage.agent",
  ]);
  expect(manifest?.tools.map(tool => [tool.name, tool.kind])).toEqual([
    ["assess_ticket", "code"],
    ["redact", "code"],
    ["find_customer", "http"],
    ["add_note", "http"],
  ]);
  expect(manifest?.secrets).toEqual(["HELPDESK_TOKEN", "OPENAI_API_KEY"]);
  expect(manifest?.apiKeys).toEqual({ openai: "OPENAI_API_KEY" });
  expect(manifest?.permissions).toEqual({
    network: true,
    hosts: ["helpdesk.example.com"],
    browse: false,
    executeCode: false,
    files: false,
    timeoutSeconds: 30,
    memoryMb: 256,
  });
  expect(manifest?.tools[0]?.parameters).toEqual({
    type: "object",
    properties: {
      subject: { type: "string", description: "The ticket's subject line." },
      text: { type: "string", description: "What the customer wrote." },
      plan: {
        type: "string",
        description: "The customer's plan.",
        enum: ["free", "team", "enterprise"],
        default: "free",
      },
    },
    required: ["subject", "text"],
    additionalProperties: false,
  });
});

test("tools of the examples answer", async () => {
  const text = "Since the update nothing loads, the site is down. Urgent!";
  expect(await call("support-triage/triage.agent.yaml", "assess_ticket", { subject: "Down", text })).toMatchObject({
    value: { priority: 1, team: "Operations (around the clock)" },
  });
  const private_ = { text: "Write to ann@example.com, card 4111 1111 1111 1111." };
  expect(await call("support-triage/triage.agent.yaml", "redact", private_)).toMatchObject({
    value: { text: "Write to [e-mail], card [card].", changed: 2 },
  });
  expect(await call("newsroom/writer.agent.yaml", "outline", { notes: ["price - 12 euros", "new"] })).toMatchObject({
    value: [
      { topic: "price", points: ["12 euros"] },
      { topic: "other", points: ["new"] },
    ],
  });
  expect(await call("newsroom/reviewer.agent.jsonc", "check_style", { text: "It was made." })).toMatchObject({
    ok: true,
  });
});
