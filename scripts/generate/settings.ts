// The settings table of the README, from package.json.
import { readFileSync } from "node:fs";
import { generated, replaceBetween } from "../lib/generated.ts";

interface Setting {
  readonly type: string;
  readonly default?: unknown;
  readonly scope?: string;
  readonly markdownDescription?: string;
}

const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const words = JSON.parse(readFileSync("package.nls.json", "utf8")) as Record<string, string>;
const blocks = [manifest.contributes.configuration].flat() as { properties: Record<string, Setting> }[];
const rows = blocks.flatMap(block =>
  Object.entries(block.properties).map(([key, setting]) => {
    const text = (setting.markdownDescription ?? "").replace(/^%(.+)%$/, (_, id: string) => words[id] ?? id);
    return `| \`${key}\` | \`${JSON.stringify(setting.default)}\` | ${text.split("\n", 1)[0]} |`;
  }),
);
const table = ["| setting | default | what it does |", "|---|---|---|", ...rows].join("\n");
generated("README.md", replaceBetween(readFileSync("README.md", "utf8"), "settings", table));
