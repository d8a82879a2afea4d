// `npm run package` writes dist/agentwright.vsix and dist/agentwright-cli.tgz; `--check` also holds them against what
// was promised: the list of files, the size, and a CLI that works from an empty folder without our node_modules.
import {
  copyFileSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { npm } from "./lib/bootstrap.mjs";
import { generated } from "./lib/generated.ts";
import { capture, run } from "./lib/steps.ts";

const check = process.argv.includes("--check");
const vsix = "dist/agentwright.vsix";
const maxVsixBytes = 3_000_000;
const vsce = join("node_modules", "@vscode", "vsce", "vsce");

if (!check) await run(process.execPath, ["esbuild.mjs"]);
await packVsix();
await packCli();
if (check) await checkCli();

async function packVsix(): Promise<void> {
  const files = (await capture(process.execPath, [vsce, "ls", "--no-dependencies"])).trim().split("\n");
  // Chunk names hold a hash of their content; the list must not change with each edit.
  const stable = [...new Set(files.map(file => file.trim().replace(/-[A-Z0-9]{8}\.js$/, "-*.js")))].sort();
  generated("test/package/vsix-files.txt", `${stable.join("\n")}\n`);
  await capture(process.execPath, [vsce, "package", "--no-dependencies", "--out", vsix]);
  const { size } = statSync(vsix);
  console.log(`${vsix}: ${(size / 1e6).toFixed(2)} MB, ${files.length} files`);
  if (size > maxVsixBytes) throw new Error(`${vsix} has ${size} bytes; the limit is ${maxVsixBytes}.`);
}

/** The command as an npm package: everything is in its bundle, so it has no dependencies. */
async function packCli(): Promise<void> {
  const folder = "dist/cli-package";
  rmSync(folder, { recursive: true, force: true });
  const { version, license, repository } = JSON.parse(readFileSync("package.json", "utf8"));
  const files = [
    ...new Set([
      "dist/cli.js",
      ...globSync("dist/cli/*.cjs").sort(),
      ...["plugin-worker", "flow-evaluate", "flow-pglite"].flatMap(name => [...closure(`dist/${name}.js`)]),
      "dist/kernel.wasm",
      "dist/agent-service.br",
      "dist/workflow/cli.mjs",
    ]),
  ];
  for (const file of files) {
    const to = join(folder, file.replace(/^dist\//, ""));
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(file, to);
  }
  for (const file of ["LICENSE", "THIRD_PARTY_NOTICES.md"]) copyFileSync(file, join(folder, file));
  copyFileSync("cli/README.md", join(folder, "README.md"));
  const manifest = {
    name: "agentwright",
    version,
    description: "Check, compile and run agent configs.",
    license,
    repository,
    type: "module",
    bin: { agentwright: "./cli.js" },
    engines: { node: ">=20" },
  };
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  const packed = npm(["pack", "--silent", "--pack-destination", resolve("dist")], resolve(folder))
    .trim()
    .split("\n")
    .pop();
  renameSync(join("dist", packed ?? ""), "dist/agentwright-cli.tgz");
  rmSync(folder, { recursive: true, force: true });
  console.log(`dist/agentwright-cli.tgz: ${(statSync("dist/agentwright-cli.tgz").size / 1e6).toFixed(2)} MB`);
}

/** A bundle with all chunks that it may load. */
function closure(entry: string): string[] {
  const meta = JSON.parse(readFileSync("dist/meta.json", "utf8")) as Record<string, { imports: [string, string][] }>;
  const seen = new Set<string>();
  const visit = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, path] of meta[file]?.imports ?? []) visit(path);
  };
  visit(entry);
  return [...seen].sort();
}

async function checkCli(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "agentwright-cli-"));
  try {
    writeFileSync(join(folder, "package.json"), '{"private":true}');
    npm(
      ["install", "--offline", "--no-audit", "--no-fund", "--ignore-scripts", resolve("dist/agentwright-cli.tgz")],
      folder,
    );
    // As people call it: by the name that npm gives it.
    const called = npm(["exec", "--offline", "--", "agentwright", "--version"], folder).trim();
    const { version } = JSON.parse(readFileSync("package.json", "utf8"));
    if (called !== version) throw new Error(`agentwright --version answered ${called}`);
    const cli = join(folder, "node_modules", "agentwright", "cli.js");
    const agentwright = (...args: string[]) => capture(process.execPath, [cli, ...args], { cwd: folder });
    await agentwright("init", "First", "Agent");
    const compiled = JSON.parse(await agentwright("compile", "first-agent.agent.yaml", "--json"));
    const greeting = await agentwright("run", "first-agent.agent.yaml", "--tool", "greet", "--input", '{"name":"Ada"}');
    if (!greeting.includes("Ada")) throw new Error(`the packed CLI's first tool answered ${greeting}`);
    console.log(`packed CLI: init, compile (${compiled.artifacts.length} artifacts) and run work from an empty folder`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
