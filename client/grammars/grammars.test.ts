import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { showTokens } from "./tokens.ts";

const folder = new URL("./fixtures/", import.meta.url);
const scopes: Readonly<Record<string, string>> = {
  yaml: "source.agent-yaml",
  json: "source.agent-json",
  jsonc: "source.agent-jsonc",
};

const fixtures = readdirSync(folder).filter(name => !name.endsWith(".txt"));

test.each(fixtures)("%s", async name => {
  const scope = scopes[name.slice(name.lastIndexOf(".") + 1)] ?? "";
  const shown = await showTokens(scope, readFileSync(new URL(name, folder), "utf8"));
  await expect(shown).toMatchFileSnapshot(new URL(`${name}.txt`, folder).pathname);
});

test("no block runs past its end, however its neighbours are written", async () => {
  const after = "name: next";
  const blocks = [
    "code: |\n    const a = `never closed",
    "code: |\n\n    return '",
    "customInstructions: |\n    # Title\n    text",
  ];
  for (const block of blocks) {
    for (const text of [
      `x:\n  ${block}\n  ${after}`,
      `- ${block.replace("\n ", "\n ")}\n  ${after}`,
      `- ${block}\n- ${after}`,
    ]) {
      const lines = (await showTokens("source.agent-yaml", text)).split("> ");
      expect(lines.at(-1)).toContain("entity.name.tag");
      expect(lines.at(-1)).not.toContain("embedded");
    }
  }
});
