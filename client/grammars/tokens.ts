import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import oniguruma from "vscode-oniguruma";
import textmate from "vscode-textmate";
import { stubs } from "./stubs.ts";

const files: Readonly<Record<string, string>> = {
  "source.agent-yaml": "agent-yaml",
  "source.agent-json": "agent-json",
  "source.agent-jsonc": "agent-jsonc",
  "source.agent-template": "agent-template",
};

const wasm = createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm");
await oniguruma.loadWASM(readFileSync(wasm));

const registry = new textmate.Registry({
  onigLib: Promise.resolve({
    createOnigScanner: patterns => new oniguruma.OnigScanner(patterns),
    createOnigString: text => new oniguruma.OnigString(text),
  }),
  loadGrammar: async scope => {
    const name = files[scope];
    if (!name) return stubs[scope] ?? null;
    const path = new URL(`../../syntaxes/${name}.tmLanguage.json`, import.meta.url);
    return textmate.parseRawGrammar(readFileSync(path, "utf8"), path.pathname);
  },
});

/** Each line of `text`, and under it its tokens: where they are and what they are called, innermost name last. */
export async function showTokens(scope: string, text: string): Promise<string> {
  const grammar = await registry.loadGrammar(scope);
  if (!grammar) throw new Error(`no grammar for ${scope}`);
  const shown: string[] = [];
  let stack = textmate.INITIAL;
  for (const line of text.replace(/\n$/, "").split("\n")) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    shown.push(`> ${line}`);
    for (const { startIndex, endIndex, scopes } of tokens) {
      const names = scopes
        .slice(1)
        .filter(name => !name.startsWith("meta.structure"))
        .map(shorten);
      const end = Math.min(endIndex, line.length);
      if (names.length === 0 || end <= startIndex || line.slice(startIndex, end).trim() === "") continue;
      shown.push(`  ${" ".repeat(startIndex)}${"^".repeat(end - startIndex)} ${names.join(" ")}`);
    }
  }
  return `${shown.join("\n")}\n`;
}

/** The language at the end of a name is that of the file: it says nothing new. */
function shorten(name: string): string {
  return name.replace(/\.agent(-yaml|-json)?$/, "");
}
