import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { Checkout } from "../../packages/compiler/src/backends/github/testing/checkout.ts";
import { artifactOf } from "../../packages/compiler/src/backends/github/testing/stage.ts";
import { workflowInputs } from "../../packages/compiler/src/backends/github/workflow/index.ts";
import { findGo } from "../../packages/compiler/src/node/go/find.ts";
import { root } from "../../scripts/lib/bootstrap.mjs";
import { contentOf } from "../github/blobs.ts";
import { type Emulator, startGitHub } from "../github/emulator.ts";
import type { Run } from "../github/runs.ts";
import { test as base, expect, shot } from "./fixture.ts";

const token = "ghp_c4naryC4naryC4naryC4naryC4nary123456";
const bundle = ".agentwright/out/away-0.1.0.agentplugin.zip";
const agent = `identity:
  name: Away
  type: assistant
personality:
  traits: [helpful]
  communicationStyle: friendly
capabilities:
  canBrowseWeb: false
  canExecuteCode: false
  canAccessFiles: false
  networkAccess: false
`;
/** A tool for which this editor has no Go; where the machine has one, it is the runner's. */
const tool = `tools:
  - name: double
    description: Doubles a number.
    language: go
    code: |
      return 2 * input.Number("n"), nil
    parameters:
      - { name: n, type: number, required: true }
`;
const runnerHasGo = "found" in (await findGo(undefined));

/** A repository whose place is a GitHub on this machine, and an editor that finds it there. */
const test = base.extend<{ checkout: Checkout }, { github: Emulator }>({
  github: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => {
      const github = await startGitHub({ tokens: [{ value: token }] });
      github.addWorkflow("agentwright.yml", workflowInputs);
      await use(github);
      await github.close();
    },
    { scope: "worker" },
  ],
  env: [async ({ github }, use) => use({ GITHUB_API_URL: github.api }), { scope: "worker" }],
  checkout: async ({ github }, use) => {
    const checkout = new Checkout("git@github.com:octo/agents.git");
    checkout.write(".gitignore", ".agentwright\n");
    const settings = { "agentwright.build.backend": "github", "agentwright.go.path": "/nowhere/bin/go" };
    checkout.write(".vscode/settings.json", JSON.stringify(settings));
    checkout.write("away.agent.yaml", runnerHasGo ? agent + tool : agent);
    checkout.commit();
    checkout.push(github.repository);
    await use(checkout);
    checkout.remove();
  },
  folder: async ({ checkout }, use) => use(checkout.folder),
});

/** What the workflow's command makes of the config, elsewhere and with a cache of its own. */
function madeElsewhere(folder: string): Buffer {
  const elsewhere = mkdtempSync(join(tmpdir(), "agentwright-runner-"));
  try {
    const args = [resolve(root, "dist/cli.js"), "compile", "away.agent.yaml", "--out", elsewhere];
    const env = { ...process.env, AGENTWRIGHT_CACHE: join(elsewhere, "cache") };
    execFileSync(process.execPath, args, { cwd: folder, env, stdio: "pipe" });
    return readFileSync(join(elsewhere, "away-0.1.0.agentplugin.zip"));
  } finally {
    rmSync(elsewhere, { recursive: true, force: true, maxRetries: 9 });
  }
}

test.describe.configure({ timeout: 180_000 });

test("a run on GitHub shows its steps, goes on while the window is reloaded, and ends in a preview", async ({
  editor,
  github,
  folder,
}) => {
  await keepSecrets(editor.page);
  const archive = contentOf(artifactOf(madeElsewhere(folder)));
  await editor.open("away.agent.yaml");
  await expect(editor.page.locator(".codelens-decoration", { hasText: "Compile" }).first()).toBeVisible();

  await editor.command("Agentwright: Compile Agent");
  const unsigned = editor.notifications.filter({ has: editor.page.getByRole("button", { name: "Sign In to GitHub" }) });
  await expect(unsigned.first()).toBeVisible();
  expect(github.runs).toEqual([]);
  await editor.page.screenshot({ path: shot("github-signed-out") });

  await editor.command("Agentwright: Set API Key");
  await editor.answer("AGENTWRIGHT_GITHUB_TOKEN");
  await editor.page.locator(".quick-input-widget input[type=password]").waitFor();
  await editor.answer(token);
  await editor.page.locator(".quick-input-widget").waitFor({ state: "hidden" });

  await editor.lines.first().click();
  await editor.command("Agentwright: Compile Agent");
  const run = await firstRun(github);
  run.start("compile", ["Set up job", "Compile", "Keep the plugin"]);
  run.step();
  run.step();
  await editor.command("Explorer: Focus on Builds View");
  const rows = editor.page.getByRole("tree", { name: "Builds" }).locator(".monaco-list-row");
  const row = rows.filter({ hasText: "away.agent.yaml" }).first();
  await expect(row).toContainText(/running · github · Compile \(1\/3\)/);
  await expect(editor.notifications.filter({ hasText: "on GitHub: Compile (1 of 3)" }).first()).toBeVisible();
  await editor.page.screenshot({ path: shot("github-running") });

  await editor.page.reload();
  await editor.page.locator(".monaco-workbench").waitFor();
  await expectRow(rows, /running · github/);
  run.step();
  await expectRow(rows, /Keep the plugin \(2\/3\)/);
  await editor.page.screenshot({ path: shot("github-reloaded") });
  expect(github.runs).toHaveLength(1);

  run.upload(`agentwright-${run.inputs.correlation}`, archive);
  run.end("2026-07-01T12:00:00.0000000Z Compiled.\n");
  run.finish();
  await expectRow(rows, /done · github/);
  await expect.poll(() => existsSync(join(folder, bundle))).toBe(true);
  const done = editor.notifications.filter({ hasText: "Compiled away" }).first();
  await done.getByRole("button", { name: "Preview" }).click();
  await expect(editor.webview.getByRole("heading", { name: "Away" })).toBeVisible();
  if (runnerHasGo) {
    const double = editor.webview.locator("[data-tool=double]");
    await double.getByRole("textbox", { name: /^n\b/ }).fill("21");
    await double.getByRole("button", { name: "Call double" }).click();
    await expect(double).toContainText("42");
  }
  await editor.page.screenshot({ path: shot("github-done") });
  expect(github.violations).toEqual([]);
});

/**
 * Code in a browser seals its secrets with a key of which the program around it gives half. There is none around the
 * editor of these tests, and without it secrets are gone after a reload, which on a desktop they are not.
 */
async function keepSecrets(page: Page): Promise<void> {
  await page.route("**/mint-key", route => route.fulfill({ body: Buffer.alloc(32, 7) }));
}

async function firstRun(github: Emulator): Promise<Run> {
  await expect.poll(() => github.runs.length).toBe(1);
  return github.runs[0] as Run;
}

/** A run is looked at every few seconds, and a window needs some to come back. */
async function expectRow(rows: Locator, text: RegExp): Promise<void> {
  await expect(rows.filter({ hasText: "away.agent.yaml" }).first()).toContainText(text, { timeout: 60_000 });
}
