// Runs the extension-host suites of .vscode-test.mjs in a real VS Code: the desktop's where one can be fetched and
// shown, the project's own workbench stand-in else. `run.ts [--oldest] [label …]`
import { cpSync, globSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { downloadAndUnzipVSCode, runTests } from "@vscode/test-electron";
import groups from "../../.vscode-test.mjs";
import { root } from "../../scripts/lib/bootstrap.mjs";
import { ensureChromium } from "../../scripts/lib/tools.ts";
import { editorVersions, ensureWorkbench } from "./workbench/install.ts";

type Group = (typeof groups)[number];

const flags = process.argv.slice(2);
const age = flags.includes("--oldest") ? "oldest" : "newest";
const wanted = flags.filter(flag => !flag.startsWith("--"));
const executable = await findEditor();
let failed = 0;
for (const group of groups) {
  if (wanted.length > 0 && !wanted.includes(group.label)) continue;
  if (!(await runGroup(group))) failed++;
}
process.exit(failed === 0 ? 0 : 1);

/** The desktop editor needs a screen and the network; where either is missing the stand-in takes its place. */
async function findEditor(): Promise<string> {
  const screen = process.platform !== "linux" || process.env.DISPLAY !== undefined;
  if (screen && process.env.AGENTWRIGHT_EDITOR !== "workbench") {
    try {
      const version = editorVersions[age].replace(/^4/, "1").replace(/\.\d+$/, ".0");
      return await downloadAndUnzipVSCode({ version, timeout: 15_000 });
    } catch (error) {
      console.log(`No desktop editor (${error instanceof Error ? error.message : error}); using the workbench.`);
    }
  }
  ensureChromium();
  await ensureWorkbench(age);
  return join(dirname(fileURLToPath(import.meta.url)), "workbench", "code.ts");
}

/** Opens a copy of the group's workspace, so that what a suite writes never ends in the checkout. */
async function runGroup(group: Group): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "agentwright-workspace-"));
  cpSync(resolve(root, group.workspaceFolder), folder, { recursive: true });
  const cache = mkdtempSync(join(tmpdir(), "agentwright-cache-"));
  const runner = join(dirname(createRequire(import.meta.url).resolve("@vscode/test-cli")), "runner.cjs");
  const files = globSync(group.files, { cwd: root }).map(file => resolve(root, file));
  if (files.length === 0) throw new Error(`no suite matches ${group.files}: build first (npm run build)`);
  try {
    await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: root,
      extensionTestsPath: runner,
      launchArgs: [folder, "--disable-extensions"],
      extensionTestsEnv: {
        AGENTWRIGHT_EDITOR_AGE: age,
        // What a suite compiles is no history of whoever runs it. The stand-in sees to that itself.
        ...(!executable.endsWith("code.ts") && { AGENTWRIGHT_CACHE: cache }),
        VSCODE_TEST_OPTIONS: JSON.stringify({ mochaOpts: group.mocha, colorDefault: false, preload: [], files }),
      },
    });
    return true;
  } catch (error) {
    console.error(`${group.label}: ${error instanceof Error ? error.message : error}`);
    return false;
  } finally {
    for (const made of [folder, cache]) rmSync(made, { recursive: true, force: true, maxRetries: 9 });
  }
}
