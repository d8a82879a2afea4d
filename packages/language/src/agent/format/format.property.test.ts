import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDocument, stringify } from "yaml";
import { parseSource, type Syntax } from "../../syntax/index.ts";
import { anyText, mutated } from "../../syntax/testing/arbitrary.ts";
import { arbitraryOf } from "../check/arbitrary.ts";
import { checkAgent } from "../check/check.ts";
import { openAgent } from "../document.ts";
import { nothingKnown } from "../outside.ts";
import { agentSpec } from "../spec/agent.ts";
import { applyTextEdits } from "./apply.ts";
import { format, formatRanges } from "./format.ts";
import { formatJson } from "./json.ts";
import { saysTheSame } from "./same.ts";
import { formatYaml } from "./yaml.ts";

const fixtures = fileURLToPath(new URL("../rules/fixtures/", import.meta.url));
const seeds = ["mistakes", "valid"].flatMap(folder =>
  readdirSync(`${fixtures}${folder}`)
    .filter(name => !name.startsWith("text-deep"))
    .map(name => readFileSync(`${fixtures}${folder}/${name}`, "utf8")),
);
const syntaxes = fc.constantFrom<Syntax>("yaml", "json", "jsonc");
const indents = fc.constantFrom(1, 2, 3, 4, 8);

/** What holds of every text. Gives the text formatted. */
function holds(text: string, syntax: Syntax, indent: number): string {
  const source = parseSource(text, syntax);
  const edits = format(source, { indent });
  let at = 0;
  for (const { start, end, text: put } of edits) {
    expect(start).toBeGreaterThanOrEqual(at);
    expect(end).toBeGreaterThanOrEqual(start);
    expect(end).toBeLessThanOrEqual(text.length);
    expect(put + text.slice(start, end)).toMatch(/^\s*$/);
    // A position of LSP can't lie between CR and LF.
    for (const offset of [start, end]) expect(text.slice(offset - 1, offset + 1)).not.toBe("\r\n");
    at = end;
  }
  const after = applyTextEdits(text, edits);
  expect(after.replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
  const next = parseSource(after, syntax);
  expect(saysTheSame(source, next)).toBe(true);
  expect(applyTextEdits(after, format(next, { indent }))).toBe(after);
  return after;
}

/** Blanks put where blanks are, lines pushed about: a text as a careless hand leaves it. */
const untidied = fc
  .tuple(
    fc.constantFrom(...seeds),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom(" ", "  ", "\n", "\n\n", "  # c\n", "\t"))),
  )
  .map(([seed, puts]) => {
    let text = seed;
    for (const [at, put] of puts) {
      const spot = text.indexOf(put[0] ?? " ", at % text.length);
      if (spot >= 0) text = text.slice(0, spot) + put + text.slice(spot);
    }
    return text;
  });

test("whatever the text is: blanks alone change, and formatting twice is formatting once", () => {
  fc.assert(
    fc.property(fc.oneof(anyText, mutated, untidied), syntaxes, indents, (...given) => void holds(...given)),
    {
      numRuns: 600,
    },
  );
});

test("a config is formatted whole, without the safety net, and keeps its findings", () => {
  const styles = fc.record({
    indent: fc.constantFrom<number>(1, 2, 3, 5),
    indentSeq: fc.boolean(),
    collectionStyle: fc.constantFrom<"any" | "block">("any", "block"),
    lineWidth: fc.constantFrom<number>(0, 20, 80),
    blockQuote: fc.constantFrom<"literal" | "folded">("literal", "folded"),
    flowCollectionPadding: fc.boolean(),
  });
  fc.assert(
    fc.property(arbitraryOf(agentSpec), styles, indents, (model, style, indent) => {
      if (typeof model !== "object" || model === null || Array.isArray(model)) return;
      // The printer writes empty keys with a question mark, which is left alone.
      const text = stringify(model, style);
      const source = parseSource(text, "yaml");
      const after = applyTextEdits(text, formatYaml(source, { indent }));
      expect(saysTheSame(source, parseSource(after, "yaml"))).toBe(true);
      expect(holds(text, "yaml", indent)).toBe(after);
      const other = elsewhere(text);
      if (other !== undefined) expect(elsewhere(after)).toEqual(other);
      expect(codes(after, "yaml")).toEqual(codes(text, "yaml"));
      const json = JSON.stringify(model, null, indent);
      const tidy = applyTextEdits(json, formatJson(parseSource(json, "json"), { indent: 2 }));
      expect(JSON.parse(tidy)).toEqual(JSON.parse(json));
      // However it was written, pretty-printed JSON comes out one way.
      expect(tidy).toBe(
        applyTextEdits(JSON.stringify(model, null, 7), format(parseSource(JSON.stringify(model, null, 7), "json"))),
      );
    }),
    { numRuns: 150 },
  );
});

test("our own fixtures are formatted without the safety net", () => {
  for (const text of seeds) {
    const source = parseSource(text, "yaml");
    const after = applyTextEdits(text, formatYaml(source, {}));
    expect(saysTheSame(source, parseSource(after, "yaml"))).toBe(true);
    const other = elsewhere(text);
    if (other !== undefined) expect(elsewhere(after)).toEqual(other);
    expect(codes(after, "yaml")).toEqual(codes(text, "yaml"));
  }
});

test("edits of a range lie in its lines and change nothing that is said", () => {
  fc.assert(
    fc.property(fc.oneof(mutated, untidied), syntaxes, fc.nat(), fc.nat(), (text, syntax, a, b) => {
      const source = parseSource(text, syntax);
      const start = Math.min(a % (text.length + 1), b % (text.length + 1));
      const end = Math.max(a % (text.length + 1), b % (text.length + 1));
      const edits = formatRanges(source, [{ start, end }]);
      const { lines } = source;
      for (const edit of edits) {
        expect(edit.start).toBeGreaterThanOrEqual(lines.start(lines.positionAt(start).line));
        expect(edit.end).toBeLessThanOrEqual(lines.start(lines.positionAt(end).line + 1));
      }
      expect(saysTheSame(source, parseSource(applyTextEdits(text, edits), syntax))).toBe(true);
    }),
    { numRuns: 150 },
  );
});

/** What another parser reads; undefined where it refuses, as it does with lists that its own printer writes. */
function elsewhere(text: string): unknown {
  const document = parseDocument(text);
  if (document.errors.length > 0 || document.warnings.length > 0 || /(?:^|[ [])\*/m.test(text)) return undefined;
  return { value: document.toJS() as unknown };
}

function codes(text: string, syntax: Syntax): string[] {
  return checkAgent(openAgent(text, syntax), { outside: nothingKnown, fileName: "a.agent.yaml" })
    .map(({ code }) => code)
    .sort();
}
