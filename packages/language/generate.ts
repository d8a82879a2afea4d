// Writes the JSON Schemas, the rule pages and the tables of fields from their one source; with `--check` it compares.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { printFields } from "./src/agent/print/fields.ts";
import { printRulePages } from "./src/agent/print/rule-pages.ts";
import { printAgentSchema, printProjectHints, printProjectSchema } from "./src/agent/print/schema.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const files: Record<string, string> = {
  "schemas/agent.schema.json": printAgentSchema(),
  "schemas/agentwright.schema.json": printProjectSchema(),
  "schemas/agentwright.hints.json": printProjectHints(),
  "docs/fields.md": printFields(),
};
for (const [name, text] of Object.entries(printRulePages())) files[`docs/rules/${name}`] = text;

const check = process.argv.includes("--check");
const different: string[] = [];
for (const [name, text] of Object.entries(files)) {
  if (textOf(name) === text) continue;
  different.push(name);
  if (check) continue;
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), text);
}
for (const page of pages()) {
  if (`docs/rules/${page}` in files) continue;
  different.push(`docs/rules/${page}`);
  if (!check) rmSync(join(root, "docs/rules", page));
}
if (different.length > 0) console.log(`${check ? "Not as printed" : "Wrote"}: ${different.join(", ")}`);
process.exitCode = check && different.length > 0 ? 1 : 0;

function textOf(name: string): string | undefined {
  try {
    return readFileSync(join(root, name), "utf8").replaceAll("\r\n", "\n");
  } catch {
    return undefined;
  }
}

function pages(): readonly string[] {
  try {
    return readdirSync(join(root, "docs/rules"));
  } catch {
    return [];
  }
}
