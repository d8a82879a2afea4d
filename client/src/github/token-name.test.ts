import { expect, test } from "vitest";
import { tokenOf } from "./token-name.ts";

const acme = "https://git.acme.example";

test.each([
  ["https://api.github.com", acme, "AGENTWRIGHT_GITHUB_TOKEN", "github"],
  ["https://git.acme.example/api/v3", acme, "AGENTWRIGHT_GITHUB_TOKEN_GIT_ACME_EXAMPLE", "github-enterprise"],
  ["https://git.acme.example/api/v3", "", "AGENTWRIGHT_GITHUB_TOKEN_GIT_ACME_EXAMPLE", undefined],
  [
    "https://api.acme.ghe.com",
    "https://acme.ghe.com",
    "AGENTWRIGHT_GITHUB_TOKEN_API_ACME_GHE_COM",
    "github-enterprise",
  ],
  ["https://git.evil.example/api/v3", acme, "AGENTWRIGHT_GITHUB_TOKEN_GIT_EVIL_EXAMPLE", undefined],
  [
    "https://api.github.com.evil.example/api/v3",
    acme,
    "AGENTWRIGHT_GITHUB_TOKEN_API_GITHUB_COM_EVIL_EXAMPLE",
    undefined,
  ],
  ["http://127.0.0.1:8080", acme, "AGENTWRIGHT_GITHUB_TOKEN", undefined],
])("a token for %s where %s is set up", (api, enterprise, stored, provider) => {
  expect(tokenOf(api, enterprise)).toEqual({ stored, provider });
});
