import { existsSync, readFileSync, writeFileSync } from "node:fs";

const check = process.argv.includes("--check");

/** Writes a generated file, or, with --check, fails the process if what is committed differs. */
export function generated(path: string, text: string): void {
  const current = existsSync(path) ? readFileSync(path, "utf8").replaceAll("\r\n", "\n") : "";
  if (current === text) return;
  if (!check) {
    writeFileSync(path, text);
    console.log(`wrote ${path}`);
    return;
  }
  console.error(`${path} is not what its source gives.`);
  process.exitCode = 1;
}

/** Replaces what stands between `<!-- begin NAME -->` and `<!-- end NAME -->` of a Markdown file. */
export function replaceBetween(text: string, name: string, inner: string): string {
  const begin = `<!-- begin ${name} -->`;
  const end = `<!-- end ${name} -->`;
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`no ${begin} … ${end} in the file`);
  return `${text.slice(0, from + begin.length)}\n${inner.trim()}\n${text.slice(to)}`;
}
