// What may never be committed: addresses of package registries, paths of the machine it was written on, secrets by
// shape, and marks of work left undone.
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { root } from "../lib/bootstrap.mjs";
import { capture } from "../lib/steps.ts";

const files = (await capture("git", ["ls-files", "--cached", "--others", "--exclude-standard"]))
  .split("\n")
  .filter(Boolean);
const home = homedir();
const rules: readonly { readonly name: string; readonly pattern: RegExp; readonly except?: RegExp }[] = [
  {
    name: "a registry's address",
    pattern: /https?:\/\/(registry|deb|proxy|pypi|files|static|index|snapshot)\.[a-z]|"resolved": "http/,
    except: /^scripts\/lint\//,
  },
  { name: "work left undone", pattern: /\b(TODO|FIXME|XXX)\b/, except: /^(scripts\/lint\/|package-lock)/ },
  { name: "a test that is not run", pattern: /\b(it|test|describe)\.(skip|only|todo)\(/, except: /^scripts\/lint\// },
];
let failed = false;
for (const file of files) {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    continue;
  }
  if (text.includes("\0")) continue;
  for (const { name, pattern, except } of rules) {
    if (except?.test(file)) continue;
    const found = pattern.exec(text);
    if (found !== null) report(file, text, found.index, name);
  }
  for (const path of [root, home.length > 5 ? home : undefined]) {
    const at = path === undefined ? -1 : text.indexOf(`${path}/`);
    if (at >= 0) report(file, text, at, "a path of this machine");
  }
}
process.exit(failed ? 1 : 0);

function report(file: string, text: string, at: number, name: string): void {
  failed = true;
  console.error(`${file}:${text.slice(0, at).split("\n").length}: holds ${name}`);
}
