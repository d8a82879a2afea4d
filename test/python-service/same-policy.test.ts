// The service in Python and the runtime in TypeScript decide alike: both are asked the same, and what they say compared.
import type { Json, JsonObject, Permissions } from "@agentwright/protocol";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { guardSecrets } from "../../packages/runtime/src/call/foreign-secrets.ts";
import { matchesPattern } from "../../packages/runtime/src/input/pattern.ts";
import { checkInput } from "../../packages/runtime/src/input.ts";
import { hostOf, portOf } from "../../packages/runtime/src/policy/hosts.ts";
import { makeMasker } from "../../packages/runtime/src/policy/mask.ts";
import { targetUrl } from "../../packages/runtime/src/policy/request.ts";
import { inert } from "../../packages/runtime/src/policy/secrets.ts";
import { decideTarget } from "../../packages/runtime/src/policy/target.ts";
import { openPermissions } from "../../packages/runtime/src/testing/manifest.ts";
import { askPython, python } from "./python.ts";

const found = python();
if ("missing" in found) test.skipIf("missing" in found)(`skipped: ${found.missing}`, () => {});
else describe("Python and TypeScript decide alike", () => alike(found.path));

function alike(path: string): void {
  const ask = <T>(what: string, cases: readonly unknown[]): T[] =>
    askPython<T[]>(path, "same-policy.py", cases, [what]);

  test("where a request may go, and where a name may lead", () => {
    const cases = fc.sample(target, 3000);
    const answers = ask<Decision>("decide", cases);
    const allowed = answers.filter(({ ok }) => ok).length;
    // Cases that are all refused, or all allowed, would show nothing.
    expect(allowed).toBeGreaterThan(100);
    expect(allowed).toBeLessThan(2800);
    for (const [index, one] of cases.entries()) {
      const ours = decide(one);
      const theirs = answers[index];
      if (theirs?.ok) expect({ ...one, ...theirs }).toEqual({ ...one, ...ours });
      // Python takes no address that programs read in two ways, where a URL of the web is made of nearly anything.
      else if (ours.ok) expect([one.url, theirs?.reason]).toEqual([one.url, expect.stringMatching(unclear)]);
    }
  });

  test("every whole address is taken, with the same words for the same refusal", () => {
    const cases = wholeUrls.flatMap(url =>
      hostLists.map(hosts => ({ url, permissions: permissionsOf(hosts), addresses })),
    );
    expect(ask<Decision>("decide", cases)).toEqual(cases.map(decide));
  });

  test("what is wrong with an input", () => {
    const cases = fc.sample(fc.record({ schema, value: fc.oneof(objectValue, anyValue) }), 2000);
    const ours = cases.map(one => {
      const checked = checkInput(one.schema, one.value);
      return checked.ok ? { value: checked.input } : { problems: checked.problems.map(({ message }) => message) };
    });
    expect(ours.filter(one => "value" in one).length).toBeGreaterThan(100);
    expect(ask("check", cases)).toEqual(ours);
  });

  test("what a pattern means", () => {
    const cases = fc.sample(
      fc.record({ pattern, text: fc.string({ unit: fc.constantFrom("a", "b", "1", " ", "\n"), maxLength: 8 }) }),
      2000,
    );
    expect(ask("match", cases)).toEqual(cases.map(one => matchesPattern(one.pattern, one.text)));
  });

  test("what is hidden of a text", () => {
    const value = fc.string({
      unit: fc.constantFrom("a", "B", " ", "&", "ü", '"', "\\", "+", "/", "~", "(", "😀"),
      minLength: 4,
      maxLength: 12,
    });
    const cases = fc.sample(fc.tuple(value, value, fc.nat(11)), 1000).map(([one, other, how]) => ({
      secrets: { ONE: one, TWO: other },
      text: `x ${spelled(one, how)} y ${spelled(other, how)} \${secret:ONE} z`,
    }));
    const ours = cases.map(({ secrets, text }) => {
      const masker = makeMasker();
      for (const [name, secret] of Object.entries(secrets)) masker.add(name, secret);
      return inert(masker.mask(text));
    });
    expect(ask("hide", cases)).toEqual(ours);
  });

  test("which secret an input has named", async () => {
    const piece = fc.constantFrom(
      "${secret:KEY}",
      "{secret:",
      "KEY}",
      "secret:KEY}",
      "$",
      "%24",
      "\\u0024",
      "%7bsecret:KEY}",
      ":KEY}",
      "x",
      "%257b",
    );
    const text = fc.array(piece, { maxLength: 4 }).map(pieces => pieces.join(""));
    const cases = fc.sample(fc.record({ value: fc.oneof(text, fc.array(text), fc.dictionary(text, text)) }), 500);
    const ours = await Promise.all(cases.map(({ value }) => lets(value as Json)));
    expect(new Set(ours).size).toBe(2);
    expect(ask("foreign", cases)).toEqual(ours);
  });
}

const unclear = /is not a complete address|holds a user name/;

interface Case {
  readonly url: string;
  readonly permissions: Permissions;
  readonly addresses: readonly string[];
}

interface Decision {
  readonly ok: boolean;
  readonly reason?: string;
}

function decide({ url, permissions, addresses }: Case): Decision & JsonObject {
  try {
    const parsed = targetUrl(url);
    const decision = decideTarget(parsed, permissions);
    if (!decision.ok) return decision;
    const problems = addresses.map(address => decision.addressProblem(address) ?? null);
    return { ok: true, host: hostOf(parsed), port: portOf(parsed), listed: decision.entry !== undefined, problems };
  } catch (error) {
    return { ok: false, reason: (error as Error).message };
  }
}

const addresses = [
  ...["93.184.216.34", "127.0.0.1", "10.1.2.3", "172.31.0.1", "169.254.169.254", "100.64.0.1", "224.0.0.1", "::1"],
  ...[
    "2606:4700::1111",
    "fe80::1",
    "fd00::1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001:db8::1",
    "x",
  ],
];
const names = [
  ...["example.org", "api.example.org", "localhost", "a.localhost", "printer.local", "intern", "127.0.0.1", "10.0.0.1"],
  ...["[::1]", "[fd00::1]", "8.8.8.8", "[2606:4700::1111]", "xn--bcher-kva.example", "EXAMPLE.org", "example.org."],
];
const entries = [
  ...[
    "example.org",
    "*.example.org",
    "example.org:8443",
    "localhost",
    "127.0.0.1",
    "127.0.0.1:3000",
    "::1",
    "[::1]:80",
  ],
  ...["10.0.0.1", "*", "*.10.0.0.1", "https://example.org", "intern", "printer.local", "fd00::1", " example.org "],
];
const hostLists = [
  [],
  ["*.local", "printer.local", "10.0.0.1:8443", "example.org:8443"],
  ["example.org"],
  ["*.example.org", "localhost"],
  ["example.org:8443", "::1", "10.0.0.1"],
];
const wholeUrls = names.flatMap(name => [`https://${name}/`, `http://${name}:3000/a?b=c`, `https://${name}:8443`]);

function permissionsOf(hosts: readonly string[], network = true): Permissions {
  return { ...openPermissions, hosts, network };
}

const odd = fc.constantFrom(
  "127.1",
  "0x7f.1",
  "2130706433",
  "a b",
  "ex%61mple.org",
  "bücher.example",
  "a..b",
  "",
  "[::1",
  "1.2.3.4.5",
  "example.org\\@evil.org",
  "ＥＸＡＭＰＬＥ.org",
  "exa\tmple.org",
  "under_score.example",
);
const target: fc.Arbitrary<Case> = fc.record({
  url: fc
    .tuple(
      fc.constantFrom(
        "https://",
        "https://",
        "https://",
        "https://",
        "https://",
        "HTTPS://",
        "http://",
        "ftp://",
        "https:",
        "file:///",
        "",
      ),
      fc.constantFrom("", "", "", "", "", "", "", "", "", "u@", "u:p@", "@"),
      fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...names) }, odd),
      fc.constantFrom("", "", "", "", "", "", ":443", ":80", ":8443", ":3000", ":0", ":99999", ":"),
      fc.constantFrom("", "/", "/a/../b?c#d", "?q=${secret:KEY}", "/ü x", "#a@b"),
    )
    .map(parts => parts.join("")),
  permissions: fc
    .tuple(fc.array(fc.constantFrom(...entries), { maxLength: 3 }), fc.integer({ min: 0, max: 9 }))
    .map(([hosts, dice]) => permissionsOf(hosts, dice > 0)),
  addresses: fc.subarray(addresses, { maxLength: 4 }),
});

const scalar = fc.constantFrom<Json>("a", "b1", "", 0, 1, 2.5, -3, true, null);
const anyValue: fc.Arbitrary<Json> = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 3 }),
  fc.dictionary(fc.constantFrom("a", "b"), scalar),
);
const objectValue = fc.dictionary(fc.constantFrom("a", "b", "c"), anyValue, { maxKeys: 3 });
const leaf: fc.Arbitrary<JsonObject> = fc
  .record(
    {
      type: fc.constantFrom<Json>("string", "number", "integer", "boolean", "array", "object", ["string", "null"]),
      enum: fc.array(scalar, { minLength: 1, maxLength: 3 }),
      const: scalar,
      default: scalar,
      ...{ minimum: fc.constantFrom(0, 1.5), exclusiveMaximum: fc.constant(2), minLength: fc.constant(1) },
      ...{ maxLength: fc.constant(1), pattern: fc.constantFrom("^a$", "[0-9]", "("), maxItems: fc.constant(1) },
    },
    { requiredKeys: [] },
  )
  .map(one => one as unknown as JsonObject);
const properties = (inner: fc.Arbitrary<JsonObject>) =>
  fc
    .record(
      {
        properties: fc.dictionary(fc.constantFrom("a", "b"), inner),
        required: fc.subarray(["a", "b", "z"]),
        additionalProperties: fc.boolean(),
      },
      { requiredKeys: [] },
    )
    .map(one => one as unknown as JsonObject);
const schema = properties(
  fc.oneof(
    leaf,
    properties(leaf),
    leaf.map((items): JsonObject => ({ type: "array", items })),
  ),
);

const atom = fc.constantFrom(
  "a",
  "b",
  ".",
  "[ab]",
  "[^a]",
  "\\w",
  "\\d",
  "\\s",
  "(a|b)",
  "(?:ab|)",
  "(?:)",
  "^",
  "$",
  "\\b",
);
const times = fc.constantFrom("", "", "*", "+", "?", "{2}", "{1,2}", "{0,}", "*?");
const pattern = fc
  .array(
    fc.tuple(atom, times).map(([one, count]) => (/^[\^$]|^\\b/.test(one) ? one : one + count)),
    { maxLength: 5 },
  )
  .map(pieces => pieces.join(""));

function spelled(value: string, how: number): string {
  const ways = [
    value,
    encodeURIComponent(value),
    encodeURIComponent(value).replaceAll("%20", "+"),
    encodeURIComponent(value).toLowerCase(),
    JSON.stringify(value).slice(1, -1),
    Buffer.from(value).toString("base64"),
    Buffer.from(value).toString("base64").replace(/=+$/, ""),
    JSON.stringify(value).slice(1, -1).replaceAll("/", "\\/"),
    unicode(value),
    Buffer.from(value).toString("base64").replaceAll("/", "\\/").replaceAll("+", "\\u002B"),
    JSON.stringify(unicode(value).toUpperCase().replaceAll("U", "u")).slice(1, -1),
    JSON.stringify(JSON.stringify(value)).slice(3, -3),
  ];
  return ways[how] ?? value;
}

function unicode(value: string): string {
  return value.replace(/[^aB ]/g, sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Does the runtime let a call with this input send the secret? */
async function lets(value: Json): Promise<boolean> {
  let asked = false;
  const host = guardSecrets(
    {
      mask: text => text,
      async perform(effect) {
        asked = true;
        return {
          result: { effect: effect.id, ok: true, value: null },
          record: { kind: effect.kind, request: effect.request, outcome: "done", detail: "", ms: 0 },
        };
      },
    },
    value,
  );
  const request = { method: "GET", url: "https://example.org/${secret:KEY}" };
  await host.perform({ id: 1, kind: "http", request }, new AbortController().signal);
  return asked;
}
