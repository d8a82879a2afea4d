import { expect, test } from "vitest";
import { usualSecret } from "./api-keys.ts";

test.each([
  ["github", "GITHUB_TOKEN"],
  ["open-ai", "OPEN_AI_API_KEY"],
  ["constructor", "CONSTRUCTOR_API_KEY"],
  ["__proto__", "_PROTO__API_KEY"],
])("the key of %s is usually called %s", (provider, secret) => {
  expect(usualSecret(provider)).toBe(secret);
});
