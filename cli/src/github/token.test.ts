import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { environmentToken, neededToken } from "./token.ts";

const names = [
  "GH_TOKEN",
  "GITHUB_TOKEN",
  "GH_ENTERPRISE_TOKEN",
  "GITHUB_ENTERPRISE_TOKEN",
  "GH_HOST",
  "GITHUB_API_URL",
];
beforeEach(() => {
  for (const name of names) vi.stubEnv(name, undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const set = (variables: Readonly<Record<string, string>>) => {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
};

const server = "https://git.acme.example/api/v3";

test("GitHub's token goes to GitHub alone, an Enterprise server's to the one that was named", () => {
  set({ GITHUB_TOKEN: "cloud", GH_ENTERPRISE_TOKEN: "server" });
  expect(environmentToken("https://api.github.com")).toBe("cloud");
  expect(environmentToken("https://api.acme.ghe.com")).toBe("cloud");
  expect(environmentToken(server)).toBeUndefined();
  vi.stubEnv("GH_HOST", "git.acme.example");
  expect(environmentToken(server)).toBe("server");
  expect(environmentToken("https://git.evil.example/api/v3")).toBeUndefined();
  expect(environmentToken("https://api.github.com.evil.example/api/v3")).toBeUndefined();
});

test("in a workflow on an Enterprise server the run's own token is taken", () => {
  set({ GITHUB_TOKEN: "run", GITHUB_API_URL: server });
  expect(environmentToken(server)).toBe("run");
  expect(environmentToken("https://git.evil.example/api/v3")).toBeUndefined();
});

test("the next step names the variables that are read for this server", async () => {
  await expect(neededToken("https://api.github.com", false)).rejects.toThrow(
    "Compiling on GitHub needs a token of github.com. Put one into GH_TOKEN or GITHUB_TOKEN; or choose another backend.",
  );
  await expect(neededToken(server, false)).rejects.toThrow(
    /GH_ENTERPRISE_TOKEN, and git\.acme\.example into GH_HOST; or/,
  );
  vi.stubEnv("GH_TOKEN", "bad");
  expect(await neededToken("https://api.acme.ghe.com", false)).toBe("bad");
  await expect(neededToken("https://api.acme.ghe.com", true)).rejects.toThrow(
    "acme.ghe.com does not accept the token. Put another one into GH_TOKEN or GITHUB_TOKEN.",
  );
});
