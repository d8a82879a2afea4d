// No bundle evaluates text as code, and none is larger than promised. Run after `npm run build`.
import { existsSync, readFileSync, statSync } from "node:fs";

interface Output {
  readonly bytes: number;
  readonly inputs: readonly string[];
  readonly imports: readonly (readonly [kind: string, path: string])[];
}

/** Bytes that a bundle loads before its first dynamic import. */
const limits: Readonly<Record<string, number>> = {
  "dist/server.js": 500_000,
  "dist/client.cjs": 50_000,
  "dist/cli/agentwright.cjs": 1_150_000,
  "dist/workflow/cli.mjs": 1_500_000,
};

const meta = JSON.parse(readFileSync("dist/meta.json", "utf8")) as Record<string, Output>;
let failed = false;
const complain = (text: string) => {
  console.error(text);
  failed = true;
};
for (const file of Object.keys(meta)) {
  if (!/\.[cm]?js$/.test(file) || !existsSync(file)) continue;
  const text = readFileSync(file, "utf8");
  for (const [pattern, name] of [
    [/(?<![\w$.])eval\s*\(/, "eval("],
    [/(?<![\w$.])new Function\s*\(/, "new Function("],
    [/(?<![\w$.])Function\s*\(\s*["'`]/, "Function("],
  ] as const) {
    const found = pattern.exec(text);
    if (found !== null)
      complain(`${file} holds ${name} near: ${text.slice(Math.max(0, found.index - 60), found.index + 60)}`);
  }
}
for (const [file, limit] of Object.entries(limits)) {
  const bytes = [...startFiles(file)].reduce((sum, name) => sum + statSync(name).size, 0);
  console.log(`${file}: ${(bytes / 1000).toFixed(0)} KB at start, limit ${(limit / 1000).toFixed(0)} KB`);
  if (bytes > limit) complain(`${file} is larger at start than its limit.`);
}
// Each asking for the editor's API costs the editor about as much as reading ten kilobytes of code.
for (const file of Object.keys(meta).filter(name => /^dist\/client.*\.cjs$/.test(name))) {
  const asked = readFileSync(file, "utf8").split('require("vscode")').length - 1;
  if (asked > 1)
    complain(`${file} asks for the editor's API ${asked} times; oneVscode in client/build.mjs makes it one.`);
}
// The way to GitHub is loaded by who goes it; what the command loads, cli/src/launch/launch.test.ts sees.
for (const file of ["dist/engine.js", "dist/client.cjs"]) {
  const early = [...startFiles(file)]
    .flatMap(name => meta[name]?.inputs ?? [])
    .find(each => /octokit|yauzl/.test(each));
  if (early !== undefined) complain(`${file} loads ${early} at its start.`);
}
if (failed) process.exit(1);

/** A bundle and the chunks that it imports statically. */
function startFiles(entry: string, seen = new Set<string>()): Set<string> {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  for (const [kind, path] of meta[entry]?.imports ?? []) if (kind === "import-statement") startFiles(path, seen);
  return seen;
}
