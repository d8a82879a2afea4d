import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

interface Property {
  readonly type: "string" | "boolean" | "number" | "integer";
  readonly enum?: readonly string[];
  readonly default: string | boolean | number;
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, Property>> };
  };
}

const manifestPath = fileURLToPath(new URL("../../package.json", import.meta.url));
const outputPath = fileURLToPath(new URL("../src/generated/manifest.ts", import.meta.url));
const prefix = "agentwright.";

/** TypeScript that says what the extension manifest declares: command ids, settings with their types and defaults. */
export function manifestSource(manifest: Manifest): string {
  const { commands, configuration } = manifest.contributes;
  const settings = Object.entries(configuration.properties).map(([key, property]) => ({
    key: key.slice(prefix.length),
    property,
  }));
  return [
    "// Made by client/scripts/manifest.ts from package.json.",
    "",
    "/** Every command of the manifest. */",
    "export const commandIds = [",
    ...commands.map(({ command }) => `  ${JSON.stringify(command)},`),
    "] as const;",
    "export type CommandId = (typeof commandIds)[number];",
    "",
    '/** Settings by their key below "agentwright". */',
    "export interface Settings {",
    ...settings.map(({ key, property }) => `  readonly ${JSON.stringify(key)}: ${typeOf(property)};`),
    "}",
    "",
    "export const settingDefaults: Settings = {",
    ...settings.map(({ key, property }) => `  ${JSON.stringify(key)}: ${JSON.stringify(property.default)},`),
    "};",
    "",
    "/** Settings that take any text: it may be a path, so a bug report does not show it. */",
    "export const freeTextSettings: readonly (keyof Settings)[] = [",
    ...settings.filter(({ property }) => isFreeText(property)).map(({ key }) => `  ${JSON.stringify(key)},`),
    "];",
    "",
  ].join("\n");
}

function isFreeText(property: Property): boolean {
  return property.type === "string" && property.enum === undefined;
}

function typeOf(property: Property): string {
  if (property.enum) return property.enum.map(value => JSON.stringify(value)).join(" | ");
  return property.type === "integer" ? "number" : property.type;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wanted = manifestSource(JSON.parse(readFileSync(manifestPath, "utf8")));
  if (!process.argv.includes("--check")) writeFileSync(outputPath, wanted);
  else if (readFileSync(outputPath, "utf8") !== wanted) {
    console.error("client/src/generated/manifest.ts is stale: run node client/scripts/manifest.ts");
    process.exit(1);
  }
}
