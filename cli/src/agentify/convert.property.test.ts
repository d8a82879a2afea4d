import { readFileSync } from "node:fs";
import { checkAgent, documentValue, type Outside, openAgent } from "@agentwright/language";
import fc from "fast-check";
import { expect, test } from "vitest";
import { convert, shapeOf } from "./convert.ts";
import { printYaml } from "./print.ts";
import { settle } from "./settle.ts";

const fixtures = ["shop_config.json", "plugin-config.code.json", "plugin-config.openapi.json"].map(
  name => JSON.parse(readFileSync(new URL(`../fixtures/${name}`, import.meta.url), "utf8")) as unknown,
);

/** A disk that knows of one file. */
const outside: Outside = {
  file: path => (path === "./there.js" ? "file" : "missing"),
  text: () => undefined,
  paths: () => [],
  secrets: () => "unknown",
  agents: () => "unknown",
  flows: () => "unknown",
};
const context = { outside, fileName: "/project/imported.agent.yaml" };

/** Values that nobody expects, and some that look nearly right. */
const strange: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    ...[
      null,
      true,
      false,
      0,
      -1,
      1e308,
      3.5,
      "",
      " ",
      "null",
      "yes",
      "1.0",
      "0x10",
      "~",
      "- a",
      "a: b",
      "#x",
      "'",
      '"',
    ],
    ..."{{x}} {{.y}} {{a b}} {{ {{{x}}} ${secret:A} ${secret:a-b} %YAML &a *a !!str | > \\ \t / --- ... ? @ `".split(
      " ",
    ),
    ...["\n", "a\r\nb", "  lead\ntext", "trail \n\n", "\u0000\u0007", "\u2028", "\ud800", "\ufeff", "😀", "a\u0301"],
    ...["http://u:p@h.dev/?token=abc123def456ghi789", "http://plain.dev/", "https://", "javascript:1", "./there.js"],
    ...["constructor", "__proto__", "toString", "x".repeat(600), "y".repeat(1200), "2025-01-01", "package main"],
    ...[
      "export default 1",
      "(a, b) => a + b",
      "function f(city) { return city }",
      "return `a\n  b`;",
      "const city = 1;",
    ],
    ...[
      "go",
      "loop",
      "custom",
      "openai",
      "binary",
      "json",
      "array",
      "object",
      "integer",
      "1.2.3-beta",
      "urn:agent:A:b",
    ],
  ),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.json({ maxDepth: 3 }).map(text => JSON.parse(text)),
);

interface Change {
  readonly at: number;
  readonly how: "replace" | "add" | "remove" | "repeat";
  readonly value: unknown;
}

/** A copy of the file with changes at its places; a place is picked by a number, so that it always exists. */
function mutated(file: unknown, changes: readonly Change[]): unknown {
  const copy = structuredClone(file);
  for (const { at, how, value } of changes) {
    const places = placesIn(copy);
    const place = places[at % Math.max(1, places.length)];
    if (place === undefined) break;
    const [holder, key] = place;
    if (how === "remove") Reflect.deleteProperty(holder, key);
    else if (how === "repeat" && Array.isArray(holder)) holder.push(structuredClone(holder[Number(key)]));
    else if (how === "add" && !Array.isArray(holder)) Reflect.set(holder, nameFrom(value), value);
    else Reflect.set(holder, key, value);
  }
  // As it comes from a file: without holes in lists.
  return JSON.parse(JSON.stringify(copy));
}

/** Not `String`: a value may have a `toString` that is none. */
function nameFrom(value: unknown): string {
  return (typeof value === "string" ? value : (JSON.stringify(value) ?? "")).slice(0, 40);
}

/** Every holder with each of its keys, at any depth. */
function placesIn(value: unknown): (readonly [holder: object, key: string])[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[value, key] as const, ...placesIn(inner)]);
}

const changesOf = (values: fc.Arbitrary<unknown>) =>
  fc.array(
    fc.record<Change>({
      at: fc.nat(1000),
      how: fc.constantFrom("replace", "add", "remove", "repeat"),
      value: values,
    }),
    { minLength: 1, maxLength: 8 },
  );

function imported(file: unknown): { config: unknown; text: string; notes: readonly string[] } | undefined {
  const shape = shapeOf(file);
  if (shape === undefined) return undefined;
  const { config, notes } = convert(file, shape);
  return { config, notes, text: settle(printYaml(config), context, notes) };
}

const runs = { numRuns: 150 };

test("whatever an old file holds, the config checks clean", () => {
  fc.assert(
    fc.property(fc.constantFrom(...fixtures), changesOf(strange), (fixture, changes) => {
      const result = imported(mutated(fixture, changes));
      if (result === undefined) return;
      const left = checkAgent(openAgent(result.text, "yaml"), context);
      expect(left.map(({ code, message }) => `${code} ${message}\n${result.text}`)).toEqual([]);
    }),
    runs,
  );
});

test("what is printed is what is read", () => {
  fc.assert(
    fc.property(fc.constantFrom(...fixtures), changesOf(strange), (fixture, changes) => {
      const file = mutated(fixture, changes);
      const shape = shapeOf(file);
      if (shape === undefined) return;
      const { config } = convert(file, shape);
      expect(documentValue(openAgent(printYaml(config), "yaml").source)).toEqual(config);
    }),
    runs,
  );
});

/** Where keys stood, and where people put them by mistake. */
const leaks: readonly ((file: unknown, key: string) => unknown)[] = [
  (file, key) => ({ ...(file as object), apiKeys: { openai: key, [key]: key, deep: { very: [key] } } }),
  (file, key) => within(file, { resources: [{ name: "api_keys", type: "json", content: JSON.stringify({ a: key }) }] }),
  (file, key) => within(file, { resources: [{ name: "set", type: "json", content: `{"apiKey":"${key}","n":1}` }] }),
  (file, key) => within(file, { requiredCredentials: [{ name: "crm", value: key, token: key }] }),
  (file, key) => within(file, { modelProvider: { provider: "openai", model: "m", parameters: { apiKey: key } } }),
  (file, key) => within(file, { subagents: [{ environmentVariables: { A_TOKEN: key } }] }),
  (file, key) => ({ ...(file as object), mcpServers: [{ name: "a", url: `https://u:${key}@a.dev/?api_key=${key}` }] }),
  (file, key) => ({ ...(file as object), mcpServers: [{ name: "a", url: "https://a.dev", headers: { auth: key } }] }),
  (file, key) => ({
    ...within(within(file, { apiKeys: { openai: key } }), {
      tools: [{ name: "t", implementation: `return "${key}";`, description: key }],
      agent_name: `urn:agent:a:${key}`,
      description: `Uses ${key}.`,
    }),
    agentName: key,
    apiKeys: { openai: key },
    instructions: `Send ${key}.`,
  }),
];

/** The config may be wrapped in a compile request. */
function within(file: unknown, more: object): object {
  const { agentConfig } = file as { agentConfig?: object };
  return agentConfig === undefined
    ? { ...(file as object), ...more }
    : { ...(file as object), agentConfig: { ...agentConfig, ...more } };
}

const digits = fc.stringMatching(/^[0-9a-f]{12,24}$/).map(text => `CANARY-${text}`);
const shaped = fc.stringMatching(/^[A-Za-z0-9]{24,32}$/).map(text => `sk-proj-CANARY7${text}`);

test("no key survives, neither in the config nor in what is said about it", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...fixtures),
      fc.constantFrom(...leaks),
      fc.oneof(digits, shaped),
      changesOf(strange),
      (fixture, leak, key, changes) => {
        const result = imported(leak(mutated(fixture, changes), key));
        if (result === undefined) return;
        expect(`${result.text}${result.notes.join("\n")}`.toLowerCase()).not.toContain(key.toLowerCase());
      },
    ),
    runs,
  );
});

test("a key that shows by its shape survives nowhere", () => {
  fc.assert(
    fc.property(fc.constantFrom(...fixtures), shaped, (fixture, key) => {
      for (const change of everywhere(fixture, key)) {
        const result = imported(change);
        if (result === undefined) continue;
        expect(`${result.text}${result.notes.join("\n")}`.toLowerCase()).not.toContain(key.toLowerCase());
      }
    }),
    { numRuns: 3 },
  );
});

/** The file with a text at each of its places in turn. */
function* everywhere(file: unknown, text: string): Generator<unknown> {
  if (typeof file !== "object" || file === null) {
    yield text;
    yield `before ${text} after`;
    return;
  }
  for (const [key, inner] of Object.entries(file)) {
    for (const changed of everywhere(inner, text)) {
      if (Array.isArray(file)) yield file.map((item, index) => (String(index) === key ? changed : item));
      else yield { ...file, [key]: changed };
    }
    if (!Array.isArray(file)) yield { ...file, [text]: inner };
  }
}
