import { globSync, readFileSync, writeFileSync } from "node:fs";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { getL10nJson } from "@vscode/l10n-dev";

type Bundle = Readonly<Record<string, string>>;

const root = fileURLToPath(new URL("../..", import.meta.url));
const bundlePath = `${root}l10n/bundle.l10n.json`;

/** Every text that the client's sources pass to `vscode.l10n.t`, sorted, as VS Code reads it from `l10n/`. */
export async function collectTexts(): Promise<Bundle> {
  const files = globSync("client/src/**/*.ts", { cwd: root }).filter(
    file => !file.endsWith(".test.ts") && !file.includes("client/src/webview/"),
  );
  const sources = files.sort().map(file => ({ contents: readFileSync(root + file, "utf8"), extension: extname(file) }));
  const found = await getL10nJson(sources);
  const entries = Object.entries(found).map(([key, text]) => [key, typeof text === "string" ? text : text.message]);
  return Object.fromEntries(entries.sort(([a], [b]) => ((a ?? "") < (b ?? "") ? -1 : 1)));
}

/** What a translation lacks, has too much, or says with other placeholders than the original; one sentence each. */
export function compareTranslation(name: string, original: Bundle, translated: Bundle): readonly string[] {
  const missing = Object.keys(original).filter(key => !(key in translated));
  const needless = Object.keys(translated).filter(key => !(key in original));
  const differing = Object.keys(original).filter(
    key => translated[key] !== undefined && placeholders(translated[key]) !== placeholders(original[key] ?? ""),
  );
  return [
    ...missing.map(key => `${name} lacks ${JSON.stringify(key)}`),
    ...needless.map(key => `${name} has ${JSON.stringify(key)}, which nothing uses`),
    ...differing.map(key => `${name} has other placeholders or commands in ${JSON.stringify(key)}`),
  ];
}

/** `{0}` and `(command:…)` in any order: what a translation must keep. */
function placeholders(text: string): string {
  return [...text.matchAll(/\{\d+\}|\(command:[^)]+\)|\$\([a-z-]+\)/g)]
    .map(match => match[0])
    .sort()
    .join(" ");
}

function read(path: string): Bundle {
  return JSON.parse(readFileSync(path, "utf8"));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = `${JSON.stringify(await collectTexts(), null, 2)}\n`;
  if (!process.argv.includes("--check")) writeFileSync(bundlePath, text);
  else if (readFileSync(bundlePath, "utf8") !== text) {
    console.error("l10n/bundle.l10n.json is stale: run node client/scripts/l10n.ts");
    process.exitCode = 1;
  }
  const problems = [
    ...compareTranslation("l10n/bundle.l10n.de.json", JSON.parse(text), read(`${root}l10n/bundle.l10n.de.json`)),
    ...compareTranslation("package.nls.de.json", read(`${root}package.nls.json`), read(`${root}package.nls.de.json`)),
  ];
  for (const problem of problems) console.error(problem);
  if (problems.length > 0 && process.argv.includes("--check")) process.exitCode = 1;
}
