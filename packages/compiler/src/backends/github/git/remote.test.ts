import { expect, test } from "vitest";
import { readRemote } from "./remote.ts";

test.each([
  ["https://github.com/octo/agents.git", "https://api.github.com"],
  ["https://github.com/octo/agents", "https://api.github.com"],
  ["https://user:key@github.com/octo/agents/", "https://api.github.com"],
  ["git@github.com:octo/agents.git", "https://api.github.com"],
  ["github.com:octo/agents", "https://api.github.com"],
  ["ssh://git@github.com/octo/agents.git", "https://api.github.com"],
  ["ssh://git@ssh.github.com:443/octo/agents.git", "https://api.github.com"],
  ["git://GitHub.com/octo/agents", "https://api.github.com"],
  ["https://acme.ghe.com/octo/agents", "https://api.acme.ghe.com"],
  ["https://git.acme.example/octo/agents.git", "https://git.acme.example/api/v3"],
  ["https://git.acme.example:8443/octo/agents.git", "https://git.acme.example:8443/api/v3"],
  ["ssh://git@git.acme.example:2222/octo/agents.git", "https://git.acme.example/api/v3"],
])("%s is octo/agents at %s", (address, api) => {
  expect(readRemote("origin", address).place).toEqual({ api, owner: "octo", repo: "agents" });
});

test.each([
  "https://gitlab.com/octo/agents.git",
  "git@bitbucket.org:octo/agents.git",
  "https://dev.azure.com/acme/octo/_git/agents",
  "../elsewhere",
  "/srv/git/agents.git",
  "C:\\git\\agents",
  "C:/git/agents",
  "file:///srv/git/agents.git",
  "https://github.com/octo",
  "",
])("%s is no place on GitHub", address => {
  expect(readRemote("origin", address).place).toBeUndefined();
});
