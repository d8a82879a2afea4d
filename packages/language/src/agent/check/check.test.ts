import { expect, test } from "vitest";
import { editAgent, openAgent } from "../document.ts";
import { nothingKnown } from "../outside.ts";
import { completeExample, yaml } from "../rules/lib/example.ts";
import { analysePart } from "./analyse.ts";
import { checkAgent, mostFindings } from "./check.ts";
import { collect } from "./collect.ts";

const butler = completeExample(yaml`
  identity:
    name: Jeeves
    type: butler
`);

function codes(text: string, rules?: Record<string, "off" | "hint" | "error">) {
  const context = { outside: nothingKnown, ...(rules && { project: { rules } }) };
  return checkAgent(openAgent(text, "yaml"), context).map(({ code, severity }) => `${code} ${severity}`);
}

test("a project sets severities, by code or by name", () => {
  expect(codes(butler)).toEqual(["AW120 error"]);
  expect(codes(butler, { AW120: "hint" })).toEqual(["AW120 hint"]);
  expect(codes(butler, { "unknown-choice": "hint" })).toEqual(["AW120 hint"]);
  expect(codes(butler, { AW120: "off" })).toEqual([]);
  expect(codes(butler, { AW121: "off" })).toEqual(["AW120 error"]);
});

test("a comment suppresses in its line, in the next one, or everywhere, and only what it names", () => {
  const line = "    type: butler".trimStart();
  const put = (replacement: string) => butler.replace("  type: butler", `  ${replacement}`);
  expect(codes(put(`${line} # agentwright-disable-line AW120`))).toEqual([]);
  expect(codes(put(`# agentwright-disable-next-line AW118, AW120\n  ${line}`))).toEqual(["AW901 hint"]);
  expect(codes(put(`# agentwright-disable-next-line AW120\n  # between\n  ${line}`))).toEqual([
    "AW901 hint",
    "AW120 error",
  ]);
  expect(codes(`# agentwright-disable-file unknown-choice\n${butler}`)).toEqual([]);
  expect(codes(`${butler}# agentwright-disable-file AW120\n`)).toEqual([]);
  expect(codes(put(`description: "# agentwright-disable-file AW120"\n  ${line}`))).toEqual(["AW120 error"]);
  expect(codes(`# agentwright-disable-file AW120 AW901 AW125\n${butler}`)).toEqual([]);
});

test("a suppression of a rule that is off, or that can't see, is not called unused", () => {
  const text = `# agentwright-disable-file AW186 AW190 AW140\n${butler}`;
  expect(codes(text)).toEqual(["AW901 hint", "AW120 error"]);
  expect(codes(text, { AW140: "off" })).toEqual(["AW120 error"]);
});

test("a thousand findings are shown, and one that says how many more there are", () => {
  const fields = Array.from({ length: 1500 }, (_, i) => `  thing${i}: 1\n`).join("");
  const text = butler.replace("  type: butler\n", `  type: assistant\n${fields}`);
  const findings = checkAgent(openAgent(text, "yaml"));
  expect(findings).toHaveLength(mostFindings + 1);
  const last = findings.at(-1);
  expect(last?.message).toBe("There are 500 more findings in this file; they are shown when some of these are gone.");
});

test("related places and tags come with a finding", () => {
  const text = completeExample(yaml`
    personality:
      traits: [concise, detailed]
      communicationStyle: friendly
    build:
      platform: linux
  `);
  const [traits, platform] = checkAgent(openAgent(text, "yaml"));
  expect(traits?.related).toEqual([
    { range: { start: { line: 9, character: 11 }, end: { line: 9, character: 18 } }, message: "`concise` is here" },
  ]);
  expect(platform?.tags).toEqual(["unused"]);
});

test("an edit costs its own item: what was found in the others is taken as it was", () => {
  const items = Array.from(
    { length: 50 },
    (_, i) => `  - name: tool${i}\n    description: Is number ${i}.\n    source: ./t${i}.ts\n`,
  );
  const text = `${completeExample(yaml(""))}tools:\n${items.join("")}`;
  const before = openAgent(text, "yaml");
  const first = collect(before.source, nothingKnown).view.items("tools");
  const at = text.indexOf("Is number 20");
  const after = editAgent(before, [{ start: at, end: at + 2, text: "Was" }]);
  const second = collect(after.source, nothingKnown).view.items("tools");
  const same = second.filter(({ part }, index) => part === first[index]?.part);
  expect(second[20]?.part.text("description")).toBe("Was number 20.");
  expect(same).toHaveLength(49);
  const { part } = second[7] ?? {};
  const again =
    part?.node && analysePart(after.source, "tools", "this tool", { kind: "any", doc: "" }, part.piece, part.node);
  expect(again ? again.view : undefined).toBe(part);
});

test("a finding's words are filled in, and its arguments are kept for translation", () => {
  const [finding] = checkAgent(openAgent(butler.replace("butler", "asistant"), "yaml"));
  expect(finding).toEqual({
    code: "AW120",
    severity: "error",
    message: "`asistant` is not a value of `type`. Did you mean `assistant`?",
    args: { field: "type", value: "asistant", suggestion: "assistant" },
    range: expect.anything(),
  });
});
