import { documentValue, type Outside, openAgent } from "@agentwright/language";
import { expect, test } from "vitest";
import { clean } from "../testing/configs.ts";
import { settle } from "./settle.ts";

const outside: Outside = {
  file: () => "missing",
  text: () => undefined,
  paths: () => [],
  secrets: () => "unknown",
  agents: () => "unknown",
  flows: () => "unknown",
};

/** What is left of a config's own part, and the notes. */
function settled(more: string): readonly [value: Record<string, unknown>, notes: readonly string[]] {
  const notes: string[] = [];
  const text = settle(clean("Settled", more), { outside }, notes);
  const { identity, personality, capabilities, ...rest } = documentValue(openAgent(text, "yaml").source) as Record<
    string,
    unknown
  >;
  expect([identity, personality, capabilities].every(section => section !== undefined)).toBe(true);
  return [rest, notes];
}

const tool = "tools:\n  - name: t\n    description: d\n    language: javascript\n    code: return 1;\n";

test("what can be put right without making anything up is put right", () => {
  expect(
    settled(`${tool}    parameters:\n      - { name: n, type: number, minimum: 9, maximum: 1, pattern: x }\n`),
  ).toEqual([
    { tools: [expect.objectContaining({ parameters: [{ name: "n", type: "number", minimum: 1, maximum: 9 }] })] },
    [
      expect.stringMatching(/^tools\[0\]\.parameters\[0\]\.minimum: .*: done\.$/),
      expect.stringMatching(/^tools\[0\]\.parameters\[0\]\.pattern: .*: done\.$/),
    ],
  ]);
});

test("what is refused is taken out, and what is nothing without it", () => {
  const [value, notes] = settled(`${tool}    parameters: [{ name: n, type: number, default: text }]
  - name: gone
    description: Its file is not here.
    source: ./gone.js
facts:
  ttl: -5
`);
  expect(value).toEqual({
    tools: [expect.objectContaining({ name: "t", parameters: [{ name: "n", type: "number" }] })],
  });
  expect(notes).toEqual([
    expect.stringMatching(/^tools\[0\]\.parameters\[0\]\.default: .* It is left out\.$/),
    expect.stringMatching(/^tools\[1\]\.source: .* It is left out\.$/),
    expect.stringMatching(/^tools\[1\]: .* It is left out\.$/),
    expect.stringMatching(/^facts\.ttl: .* It is left out\.$/),
  ]);
});

test("nothing is allowed that was not allowed before", () => {
  const [value, notes] = settled("mcpServers:\n  - name: m\n    url: https://m.dev/\n");
  expect(value).toEqual({ mcpServers: [{ name: "m", url: "https://m.dev/" }] });
  expect(notes).toEqual([]);
});
