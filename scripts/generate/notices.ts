// THIRD_PARTY_NOTICES.md: the licence of every package that is in a bundle, and of what the kernel is made of.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { bundledPackages } from "../lib/bundled-packages.ts";
import { generated } from "../lib/generated.ts";

const parts = [
  "# Third-party notices\n",
  "Agentwright's bundles contain the packages below. The prebuilt kernel contains QuickJS-NG and parts of wasi-libc and",
  "compiler-rt; their notices stand at the end.\n",
];
for (const name of await bundledPackages()) {
  const folder = join("node_modules", name);
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find(entry => /^licen[cs]e(\.md|\.txt)?$/i.test(entry));
  const text = file === undefined ? `Licence: ${manifest.license}` : readFileSync(join(folder, file), "utf8").trim();
  parts.push(
    `## ${name} ${manifest.version} (${manifest.license})\n`,
    "```text",
    text.replaceAll("\r\n", "\n"),
    "```\n",
  );
}
const kernel = existsSync("packages/kernel/NOTICES") ? readFileSync("packages/kernel/NOTICES", "utf8").trim() : "";
parts.push("## The kernel\n", "```text", kernel, "```", "");
generated("THIRD_PARTY_NOTICES.md", parts.join("\n"));
