import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Browser, type BrowserContext, test as base, type Page } from "@playwright/test";
import { root } from "../../scripts/lib/bootstrap.mjs";
import { openBrowser } from "../editor/workbench/browser.ts";
import { ensureWorkbench } from "../editor/workbench/install.ts";
import { type EditorServer, installVsix, makeProfile, startServer } from "../editor/workbench/server.ts";
import { Editor } from "./editor.ts";

interface Running {
  readonly server: EditorServer;
  readonly browser: Browser;
  /** The folder of finished builds that the server's windows share. */
  readonly cache: string;
}

interface Options {
  /** What the editor's server finds in its environment beside the rest. */
  readonly env: NodeJS.ProcessEnv;
  /** Ask before a folder is trusted. */
  readonly trust: boolean;
}

interface Given {
  /** A copy of the workspace, thrown away after the test. */
  readonly folder: string;
  readonly editor: Editor;
}

/** A test with the packaged extension installed in a real editor, and a fresh copy of the workspace open in it. */
export const test = base.extend<Given, Options & { running: Running }>({
  trust: [false, { option: true, scope: "worker" }],
  env: [{}, { option: true, scope: "worker" }],
  running: [
    async ({ trust, env }, use) => {
      const workbench = await ensureWorkbench(process.env.AGENTWRIGHT_EDITOR_AGE === "oldest" ? "oldest" : "newest");
      const profile = makeProfile();
      await installVsix(workbench, profile, resolve(root, "dist/agentwright.vsix"));
      const server = await startServer(workbench, profile, { trust, env });
      const browser = await openBrowser();
      await use({ server, browser, cache: join(profile.folder, "cache") });
      await browser.close();
      await server.stop();
      profile.remove();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "agentwright-ui-"));
    cpSync(resolve(root, "test/ui/workspace"), folder, { recursive: true });
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  editor: async ({ running, folder }, use, info) => {
    // What an earlier test compiled would come from there, in other steps.
    rmSync(running.cache, { recursive: true, force: true, maxRetries: 5 });
    const context: BrowserContext = await running.browser.newContext({ viewport: { width: 1400, height: 900 } });
    const page: Page = await context.newPage();
    await use(new Editor(page, running.server, folder));
    if (info.status !== info.expectedStatus) await page.screenshot({ path: shot(`failed-${info.title.slice(0, 40)}`) });
    await context.close();
  },
});

export { expect } from "@playwright/test";

/** Where screenshots of a run are kept, for people to look at. */
export function shot(name: string): string {
  const folder = resolve(root, "test-results", "screenshots");
  mkdirSync(folder, { recursive: true });
  return join(folder, `${name}.png`);
}
