import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Syntax, TextEdit } from "../../syntax/index.ts";
import { documentValue, problemsOf } from "../../syntax/index.ts";
import { type AgentDocument, editAgent, openAgent } from "../document.ts";
import type { Outside } from "../outside.ts";
import { checkAgent } from "./check.ts";
import { prepareAgent } from "./prepare.ts";
import { longJson, longYaml } from "./testing/long-config.ts";

/** A world that changes with its epoch: files and secrets come and go. */
function worldOf(epoch: number): Outside {
  const odd = epoch % 2 === 1;
  return {
    file: path => (path.includes("t3") === odd ? "missing" : "file"),
    text: () => undefined,
    paths: () => [],
    secrets: () => (odd ? ["KEY_1", "OPENAI_API_KEY"] : ["KEY_4"]),
    agents: () => [],
    flows: () => [],
  };
}

type Step = (document: AgentDocument, at: number) => TextEdit[];

/** The lines `[line, line + count)` around an offset, as a stretch of the text. */
function linesAt({ source }: AgentDocument, at: number, count: number): { start: number; end: number } {
  const { line } = source.lines.positionAt(at);
  return { start: source.lines.start(line), end: source.lines.start(line + count) };
}

const put = (text: string, drop = 0): Step => {
  return ({ source }, at) => [{ start: at, end: Math.min(source.length, at + drop), text }];
};

/** What people do, and what turns the meaning of much of the text over. */
const steps: Readonly<Record<string, Step>> = {
  letter: put("x"),
  deleted: put("", 3),
  line: put("\n"),
  quote: put('"'),
  bracket: put("{"),
  comma: put(","),
  key: put("sk-ant-api03-Aa1Bb2Cc3Dd4Ee5Ff6Gg7Hh8"),
  secret: put("${secret:KEY_9}"),
  tab: put("\n\t- a: 1\n  b"),
  "line gone": (document, at) => [{ ...linesAt(document, at, 1), text: "" }],
  "lines gone": (document, at) => [{ ...linesAt(document, at, 40), text: "" }],
  "lines twice": (document, at) => {
    const { start, end } = linesAt(document, at, 7);
    return [{ start, end: start, text: document.source.text.slice(start, end) }];
  },
  "list of another name": ({ source }) => {
    const start = source.text.search(/\btools?\b/);
    if (start < 0) return [];
    const isTools = source.text.startsWith("tools", start);
    return [{ start, end: start + (isTools ? 5 : 4), text: isTools ? "tool" : "tools" }];
  },
  "section begins": (document, at) => [{ ...linesAt(document, at, 0), text: "prompts:\n" }],
  "own section begins": (document, at) => [
    { ...linesAt(document, at, 0), text: "x-more:\n  token: a1b2c3d4e5f6g7h8i9\n" },
  ],
  "comment begins": (document, at) => [
    { ...linesAt(document, at, 0), text: "  # agentwright-disable-next-line AW163\n" },
  ],
  "anchor and alias": (document, at) => [{ ...linesAt(document, at, 0), text: "x-a: &a {k: 1}\nx-b: *a\n" }],
  "another document": (document, at) => [{ ...linesAt(document, at, 0), text: "---\n" }],
  "two at once": ({ source }, at) => [
    { start: at, end: at, text: "y" },
    { start: source.length - at, end: source.length - at, text: "z" },
  ],
  "all gone": ({ source }) => [{ start: 0, end: source.length, text: "identity:\n  name: a\ntools:\n  - name: b\n" }],
};

const script = fc.array(
  fc.record({
    step: fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...Object.keys(steps).filter(name => name !== "all gone")) },
      { weight: 1, arbitrary: fc.constant("all gone") },
    ),
    at: fc.noBias(fc.integer({ min: 0, max: 9999 })),
    /** A check may be left out, begun and not ended, or of a changed world. */
    between: fc.constantFrom("check", "check", "check", "nothing", "half a preparation", "the world changed"),
  }),
  { minLength: 1, maxLength: 8 },
);

describe.each<[string, string, Syntax]>([
  ["YAML", longYaml, "yaml"],
  ["YAML with CRLF", `\ufeff${longYaml.replaceAll("\n", "\r\n")}`, "yaml"],
  ["JSON", longJson("json"), "json"],
  ["JSONC on one line", longJson("jsonc"), "jsonc"],
])("a long list in %s", (_name, text, syntax) => {
  test("whatever is done to it, the findings are those of a fresh document", () => {
    const codes = new Set<string>();
    fc.assert(
      fc.property(script, script => {
        let document = openAgent(text, syntax);
        let epoch = 0;
        const outsides = [worldOf(0), worldOf(1)];
        const look = (seen: AgentDocument, given: unknown) => {
          const outside = outsides[epoch % 2] ?? worldOf(0);
          return checkAgent(seen, { outside, fileName: "a.agent.yaml", ...(given !== undefined && { epoch: given }) });
        };
        look(document, epoch);
        for (const { step, at, between } of script) {
          const { source } = document;
          document = editAgent(document, steps[step]?.(document, Math.floor((at / 9999) * source.length)) ?? []);
          if (between === "nothing") continue;
          if (between === "the world changed") epoch++;
          if (between === "half a preparation") prepareAgent(document).next();
          const found = look(document, epoch);
          for (const { code } of found) codes.add(code);
          const fresh = openAgent(document.source.text, syntax);
          expect(document.source.length).toBe(fresh.source.text.length);
          // `expect` explains the difference, but is slow where there is none.
          const anew = look(fresh, undefined);
          if (!isDeepStrictEqual(found, anew)) expect(found).toEqual(anew);
          const seen = [documentValue(document.source), problemsOf(document.source)];
          const wanted = [documentValue(fresh.source), problemsOf(fresh.source)];
          if (!isDeepStrictEqual(seen, wanted)) expect(seen).toEqual(wanted);
        }
      }),
      { numRuns: 15 },
    );
    // Most that is kept between edits must have had something to say.
    expect([...codes]).toEqual(expect.arrayContaining(["AW144", "AW153", "AW163", "AW186"]));
  });
});
