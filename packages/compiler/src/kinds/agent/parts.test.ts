import type { AgentConfig } from "@agentwright/language";
import { expect, test } from "vitest";
import { inputSchema } from "./parameters.ts";
import { permissionsOf } from "./permissions.ts";
import { keyNames, secretNames } from "./secrets.ts";

function config(capabilities: Partial<AgentConfig["capabilities"]>, more: Partial<AgentConfig> = {}): AgentConfig {
  return {
    identity: { name: "Parts", type: "assistant" },
    personality: { traits: ["helpful"], communicationStyle: "friendly" },
    capabilities: {
      canBrowseWeb: false,
      canExecuteCode: false,
      canAccessFiles: false,
      networkAccess: false,
      ...capabilities,
    },
    ...more,
  };
}

test("parameters as JSON Schema, values in values too", () => {
  expect(
    inputSchema([
      { name: "a", type: "string", description: "The A.", required: true, pattern: "^x" },
      { name: "b", type: "number", required: true, default: 0, minimum: 0, maximum: 5 },
      {
        name: "c",
        type: "array",
        items: { type: "object", properties: { d: { type: "boolean", required: true }, e: { type: "string" } } },
      },
      { name: "f", type: "object" },
    ]),
  ).toEqual({
    type: "object",
    properties: {
      a: { type: "string", description: "The A.", pattern: "^x" },
      b: { type: "number", minimum: 0, maximum: 5, default: 0 },
      c: {
        type: "array",
        items: {
          type: "object",
          properties: { d: { type: "boolean" }, e: { type: "string" } },
          required: ["d"],
          additionalProperties: false,
        },
      },
      f: { type: "object" },
    },
    required: ["a"],
    additionalProperties: false,
  });
  expect(inputSchema()).toEqual({ type: "object", properties: {}, additionalProperties: false });
});

test("nothing is allowed but what the config says", () => {
  expect(permissionsOf(config({}))).toEqual({
    network: false,
    hosts: [],
    browse: false,
    executeCode: false,
    files: false,
    timeoutSeconds: 60,
    memoryMb: 64,
  });
  expect(permissionsOf(config({ allowedHosts: ["a.example"], canBrowseWeb: true }))).toMatchObject({
    network: false,
    hosts: [],
    browse: false,
  });
  expect(permissionsOf(config({ networkAccess: true, allowedHosts: ["a.example"], maxMemory: "1GB" }))).toMatchObject({
    network: true,
    hosts: ["a.example"],
    memoryMb: 1024,
  });
});

test("the highest level of security opens no host that is not named", () => {
  const open = { networkAccess: true, securityLevel: "maximum" } as const;
  expect(permissionsOf(config(open)).network).toBe(false);
  expect(permissionsOf(config({ ...open, allowedHosts: ["a.example"] })).network).toBe(true);
  expect(permissionsOf(config({ networkAccess: true, securityLevel: "high" })).network).toBe(true);
});

test("secrets from keys, http tools and code", () => {
  const keys = { openai: "${secret:OPENAI}", slack: "${secret:SLACK}" };
  const http = {
    url: "https://a.example",
    headers: { authorization: "Bearer ${secret:TOKEN}" },
    body: { k: "${secret:B}" },
  };
  const whole = config({}, { apiKeys: keys, tools: [{ name: "t", description: "d", http }] });
  expect(secretNames(whole, ['host.http({ headers: { a: "${secret:IN_CODE}" } })'])).toEqual([
    "B",
    "IN_CODE",
    "OPENAI",
    "SLACK",
    "TOKEN",
  ]);
  expect(keyNames(whole)).toEqual({ openai: "OPENAI", slack: "SLACK" });
});
