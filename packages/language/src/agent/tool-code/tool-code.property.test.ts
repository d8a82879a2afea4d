import fc from "fast-check";
import { expect, test } from "vitest";
import { openAgent } from "../document.ts";
import { nothingKnown, type Outside } from "../outside.ts";
import { applied, extractTool, inlineTool, toolAt } from "./index.ts";
import { rebase } from "./rebase.ts";
import { readScript } from "./script.ts";

/** Pieces of scripts and of mistakes; anything may come behind anything. */
const script = fc
  .array(
    fc.constantFrom(
      "export default ",
      "import { a } from './a.ts';\n",
      'import("../b.js")',
      "`x ${",
      "`",
      "}",
      "{",
      "/[`'\"]/",
      "'it''s'",
      '"\\n"',
      "\n",
      "\n  ",
      "\n\t",
      "# no comment",
      "// one `line\n",
      "/* two\nlines */",
      "return input.a / 2",
      "host",
      ": ",
      "- ",
      " 😀é\u2028",
      "\\",
      " ",
    ),
    { maxLength: 14 },
  )
  .map(parts => parts.join(""));

test("what is moved out and in again does what it did", () => {
  let moves = 0;
  fc.assert(
    fc.property(script, fc.constantFrom("javascript", "typescript"), fc.boolean(), (code, language, json) => {
      const item = { name: "it", language, code, description: "d" };
      const text = json
        ? JSON.stringify({ tools: [item], format: 1 }, null, 2)
        : `tools:\n  - ${Object.entries(item)
            .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
            .join(" # c\n    ")}\nformat: 1\n`;
      const document = openAgent(text, json ? "json" : "yaml");
      const tool = toolAt(document.source, text.indexOf("it"));
      const out = tool && extractTool(document, tool, { outside: nothingKnown });
      if (!out || "refused" in out) return;
      const config = applied(text, out.edits);
      expect(config.match(/# c/g)).toEqual(text.match(/# c/g));
      const after = openAgent(config, json ? "json" : "yaml");
      const there = toolAt(after.source, config.indexOf("it"));
      const back = there && inlineTool(after, there, out.text);
      if (!back || "refused" in back) throw new Error(back?.refused ?? "gone");
      const again = openAgent(applied(config, back.edits), json ? "json" : "yaml");
      const last = toolAt(again.source, again.source.text.indexOf("it"));
      const value = last?.node.entries.find(({ key }) => key.value === "code")?.value;
      // Only a line break at the end may have come, and a line break of Windows is one of ours.
      const held = value?.kind === "scalar" ? String(value.value) : "";
      expect(held.replace(/\n$/, "")).toBe(code.replace(/\n$/, ""));
      moves++;
    }),
    { numRuns: 3000 },
  );
  expect(moves).toBeGreaterThan(300);
});

test("any text is read to its end, and a script that is moved there and back is the same", () => {
  fc.assert(
    fc.property(fc.oneof(script, fc.string({ unit: "binary", maxLength: 60 })), text => {
      const { specifiers, textLines } = readScript(text);
      for (const { start, end } of specifiers) expect(/["']/.test(text[start - 1] ?? "") && end >= start).toBe(true);
      for (const line of textLines) expect(text[line - 1]).toBe("\n");
      expect(rebase(rebase(text, "", "tools/x"), "tools/x", "")).toBe(text);
    }),
    { numRuns: 2000 },
  );
});

test("no text of a config makes it throw", () => {
  const part = fc.constantFrom(
    "tools:\n",
    "  - name: a\n",
    "    code: |\n",
    "      return 1\n",
    "    source: ./a.ts\n",
    "    language: ",
    "&a ",
    "*a",
    "{ ",
    "}",
    "[",
    "\t",
    "'",
    "\r\n",
    "\uFEFF",
    "# c\n",
    "typescript\n",
    "<<: ",
  );
  const outside: Outside = { ...nothingKnown, file: () => "missing" };
  fc.assert(
    fc.property(fc.array(part, { maxLength: 16 }), fc.nat(200), (parts, offset) => {
      const text = parts.join("");
      const document = openAgent(text, "yaml");
      const tool = toolAt(document.source, Math.min(offset, text.length));
      if (!tool) return;
      extractTool(document, tool, { outside });
      inlineTool(document, tool, "export default () => 1;\n");
    }),
    { numRuns: 2000 },
  );
});
