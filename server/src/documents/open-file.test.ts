import fc from "fast-check";
import { expect, test } from "vitest";
import { agentSyntax, openFile, updateFile } from "./open-file.ts";

test("the syntax comes from our language id, else from the name", () => {
  expect(agentSyntax("untitled:Untitled-1", "agent-jsonc")).toBe("jsonc");
  expect(agentSyntax("file:///w/my%20agent.agent.yml", "yaml")).toBe("yaml");
  expect(agentSyntax("file:///w/a.agent.json?x#y", "json")).toBe("json");
  expect(agentSyntax("file:///w/a.yaml", "yaml")).toBeUndefined();
  expect(agentSyntax("untitled:50%.agent.yaml", "plaintext")).toBe("yaml");
});

test("edits one after the other give the text that the editor has, in agents and other files", () => {
  const text = fc.string({
    unit: fc.constantFrom("a", ":", " ", "\n", "\r\n", "-", "é", "😀", '"', "{"),
    maxLength: 30,
  });
  const edits = fc.array(fc.record({ from: fc.nat(60), length: fc.nat(10), text }), { maxLength: 6 });
  fc.assert(
    fc.property(
      fc.constantFrom("a.agent.yaml", "a.agent.json", "agentwright.json"),
      text,
      edits,
      (name, start, steps) => {
        let expected = start;
        let file = openFile(`file:///w/${name}`, "", 1, start);
        for (const [version, step] of steps.entries()) {
          const at = Math.min(step.from, expected.length);
          const end = Math.min(at + step.length, expected.length);
          const range = { start: positionAt(expected, at), end: positionAt(expected, end) };
          // A place between CR and LF is no place of an editor.
          if (expected[at - 1] === "\r" || expected[end - 1] === "\r") continue;
          file = updateFile(file, [{ range, text: step.text }], version + 2);
          expected = expected.slice(0, at) + step.text + expected.slice(end);
          expect(file.text).toBe(expected);
          expect(file.fault).toBeUndefined();
        }
      },
    ),
    { numRuns: 300 },
  );
});

function positionAt(text: string, offset: number): { readonly line: number; readonly character: number } {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}
