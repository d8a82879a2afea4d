import { describe, expect, test } from "vitest";
import { formats, urlOf } from "./formats.ts";
import { findKeys, findRandom, isKeyName, redactSecrets, secretNameOf } from "./keys.ts";
import { nearest } from "./nearest.ts";
import { secretNameIn } from "./scalars.ts";

describe.each<[format: keyof typeof formats, right: string[], wrong: string[]]>([
  ["semver", ["0.0.0", "1.2.3", "1.2.3-a.1+b", "10.20.30"], ["1.2", "v1.2.3", "01.2.3", "1.2.3-", "", " 1.2.3"]],
  [
    "did-or-uuid",
    ["did:web:a.b", "did:key:z6Mk", "0f8fad5b-d9cb-469f-a165-70867728950e"],
    ["did:", "did:WEB:x", "0f8fad5b", "did:a:b:"],
  ],
  [
    "agent-urn",
    ["urn:agent:local:a", "urn:agent:example.org:a-b-2"],
    ["urn:agent:a", "urn:agent:a:B", "urn:agent::a", "urn:agent:a:b_c"],
  ],
  [
    "url",
    ["https://a.b", "http://a:80/x?y#z", "https://[::1]/", "https://a.b/{{x}}", "HTTPS://A.B"],
    ["a.b", "ftp://a.b", "https://", "https:// a.b", "https:/a.b", "//a.b"],
  ],
  ["identifier", ["a", "_a1", "A_b"], ["1a", "a-b", "a b", ""]],
  [
    "host-pattern",
    ["a.b", "*.a.b", "localhost", "10.0.0.1", "a-b.c"],
    ["*", "a.*", "https://a.b", "a.b:80", "a.b/", "-a.b", "a..b", ""],
  ],
  ["secret-reference", ["${secret:A}", "${secret:a_1}"], ["${secret:}", "${secret:A B}", "x ${secret:A}", "$A", ""]],
  ["regex", ["a+", "^[0-9]{2}$", "\\p{L}"], ["[", "(", "a**", "\\"]],
  [
    "python-requirement",
    [
      "a",
      "a-b.c",
      "a[x,y]>=1,<2",
      "a==1.*",
      "a @ https://x.y/z",
      "a @ git+https://x.y/z.git@v1",
      "a (>=1,<2)",
      "a;python_version<'3'",
    ],
    ["", "a=>1", "a b", "-e .", "a (>=1", ">=1"],
  ],
])("%s", (name, right, wrong) => {
  const { test: holds } = formats[name];
  test("takes what has the form, and nothing else", () => {
    expect(right.filter(text => !holds(text))).toEqual([]);
    expect(wrong.filter(text => holds(text))).toEqual([]);
  });
});

test("the host of an address is found through ports, names and placeholders", () => {
  expect(urlOf("https://user:pw@API.example.org:8443/x")?.host).toBe("api.example.org");
  expect(urlOf("http://[::1]:80/")).toEqual({ scheme: "http", host: "[::1]" });
});

test("the nearest word is one that could have been meant", () => {
  const words = ["description", "parameters", "name", "source", "code", "http"];
  expect(nearest("descripton", words)).toBe("description");
  expect(nearest("nmae", words)).toBe("name");
  expect(nearest("Name", words)).toBe("name");
  expect(nearest("desc", words)).toBe("description");
  expect(nearest("params", words)).toBeUndefined();
  expect(nearest("model", words)).toBeUndefined();
  expect(nearest("x", ["y"])).toBeUndefined();
});

test("keys are known by their shape, placeholders are not keys", () => {
  const found = (text: string) => findKeys(text).map(({ start, end, owner }) => `${owner} ${text.slice(start, end)}`);
  expect(found("a sk-ant-Example0Example1Example2, b")).toEqual(["Anthropic sk-ant-Example0Example1Example2"]);
  expect(found("csk-example0example1example2")).toEqual(["Cerebras csk-example0example1example2"]);
  expect(found("task-Example0Example1Example2Example3")).toEqual([]);
  expect(found(`sk-${"x".repeat(40)}`)).toEqual([]);
  expect(
    found("xoxo-with-love-from-everyone-2024, sk-ant-your-key-goes-here-1, AIzaYOUR_GOOGLE_KEY_GOES_HERE_1"),
  ).toEqual([]);
  const number = "NDIx".repeat(6);
  const run = "Example0Example1Example2Example3Example4Example5".slice(0, 43);
  const made: [owner: string, key: string][] = [
    ["Slack", `xapp-1-A0EXAMPLE-${run}`],
    ["Stripe", `sk_live_${run}`],
    ["GitLab", `glpat-${run}`],
    ["Groq", `gsk_${run}`],
    ["xAI", `xai-${run}`],
    ["Hugging Face", `hf_${run}`],
    ["npm", `npm_${run.slice(0, 36)}`],
    ["Notion", `ntn_${run}`],
    ["Notion", `secret_${run}`],
    ["Airtable", `pat${run.slice(0, 14)}.${"0123456789abcdef".repeat(4)}`],
    ["SendGrid", `SG.${run.slice(0, 22)}.${run}`],
    ["Discord", `${number}.Exampl.${run.slice(0, 27)}`],
  ];
  for (const [owner, key] of made) expect(found(`"${key}" `)).toEqual([`${owner} ${key}`]);
  const hook = `T0EXAMPLE/B0EXAMPLE/${run.slice(0, 24)}`;
  expect(found(`https://hooks.slack.com/services/${hook}`)).toEqual([`Slack ${hook}`]);
  expect(found(`https://discord.com/api/webhooks/012345678901234567/${run}`)).toEqual([
    `Discord 012345678901234567/${run}`,
  ]);
  expect(found("Files begin with -----BEGIN PRIVATE KEY-----.\nThe rest is text.")).toEqual([]);
  const cut = "-----BEGIN PRIVATE KEY-----\n  Example0Example1Example2";
  expect(found(`${cut}\nnext: field`)).toEqual([`a private key ${cut}`]);
  const block = "-----BEGIN EC PRIVATE KEY-----\nExample0Example1\n-----END EC PRIVATE KEY-----";
  expect(found(`a\n${block}\nb`)).toEqual([`a private key ${block}`]);
  expect(redactSecrets(`k=${"ghp_Example0Example1Example2Example345"};`)).toEqual({
    text: "k=${secret:GITHUB_TOKEN};",
    found: 1,
  });
});

test("fields with a key's name hold keys if they look random", () => {
  expect(
    ["api_key", "apiKey", "x-api-key", "token", "Authorization", "clientSecret", "db_password"].filter(
      name => !isKeyName(name),
    ),
  ).toEqual([]);
  expect(["tokens", "maxTokens", "key", "monkey", "secretary", "author"].filter(isKeyName)).toEqual([]);
  expect(findRandom("Bearer q7Zp2Lm9Xw4Rt6Yk8Bn3")).toEqual({ start: 7, end: 27 });
  for (const text of [
    "see the handbook",
    "${secret:A}",
    "{{token_for_the_user_1}}",
    "https://a.b/c0123456789",
    "aaaaaaaaaaaaaaaaaaaaa1",
  ]) {
    expect(findRandom(text)).toBeUndefined();
  }
});

test("names of secrets are made of near misses and of field names", () => {
  expect(
    ["$A_B", "${A_B}", "{{A_B}}", "${env:A_B}", "secret:A_B", "A_B", "${{ secrets.A_B }}"].map(secretNameIn),
  ).toEqual(Array(7).fill("A_B"));
  expect(["abc", "hello world", "sk-1"].map(secretNameIn)).toEqual([undefined, undefined, undefined]);
  expect(["openaiKey", "x-api-key", "1st", "–"].map(secretNameOf)).toEqual([
    "OPENAI_KEY",
    "X_API_KEY",
    "KEY_1ST",
    "SECRET",
  ]);
});
