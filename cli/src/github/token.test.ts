import { afterEach, beforeEach, expect, test } from "vitest";
import { environmentToken } from "./token.ts";

const names = [
  "GH_TOKEN",
  "GITHUB_TOKEN",
  "GH_ENTERPRISE_TOKEN",
  "GITHUB_ENTERPRISE_TOKEN",
  "GH_HOST",
  "GITHUB_API_URL",
];
const before = { ...process.env };
beforeEach(() => {
  for (const name of names) delete process.env[name];
});
afterEach(() => {
  process.env = { ...before };
});

const server = "https://git.acme.example/api/v3";

test("GitHub's token goes to GitHub alone, an Enterprise server's to the one that was named", async () => {
  Object.assign(process.env, { GITHUB_TOKEN: "cloud", GH_ENTERPRISE_TOKEN: "server" });
  expect(await environmentToken("https://api.github.com")).toBe("cloud");
  expect(await environmentToken("https://api.acme.ghe.com")).toBe("cloud");
  expect(await environmentToken(server)).toBeUndefined();
  process.env.GH_HOST = "git.acme.example";
  expect(await environmentToken(server)).toBe("server");
  expect(await environmentToken("https://git.evil.example/api/v3")).toBeUndefined();
  expect(await environmentToken("https://api.github.com.evil.example/api/v3")).toBeUndefined();
});

test("in a workflow on an Enterprise server the run's own token is taken", async () => {
  Object.assign(process.env, { GITHUB_TOKEN: "run", GITHUB_API_URL: server });
  expect(await environmentToken(server)).toBe("run");
  expect(await environmentToken("https://git.evil.example/api/v3")).toBeUndefined();
});
