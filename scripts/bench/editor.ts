import { resolve } from "node:path";
import { openBrowser } from "../../test/editor/workbench/browser.ts";
import { ensureWorkbench } from "../../test/editor/workbench/install.ts";
import { installVsix, makeProfile, startServer } from "../../test/editor/workbench/server.ts";
import { Editor } from "../../test/ui/editor.ts";
import { run } from "../lib/steps.ts";
import { findChromium } from "../lib/tools.ts";
import { median, type Row } from "./measure.ts";

const vsix = "dist/agentwright.vsix";

/** Activation of the packaged extension, by the figure that the editor itself shows under Running Extensions. */
export async function editorRows(): Promise<Row[]> {
  if (findChromium() === undefined) {
    console.log("activation: skipped, chromium not found");
    return [];
  }
  // The bench has built anew, and a build leaves no package behind.
  await run(process.execPath, ["scripts/package.ts"]);
  const workbench = await ensureWorkbench("newest");
  const profile = makeProfile();
  await installVsix(workbench, profile, vsix);
  const server = await startServer(workbench, profile);
  const browser = await openBrowser();
  try {
    const ours: number[] = [];
    for (let window = 0; window < 11; window++) {
      // High enough that no row of Running Extensions is scrolled away.
      const context = await browser.newContext({ viewport: { width: 1400, height: 1600 } });
      const editor = new Editor(await context.newPage(), server, resolve("test/ui/workspace"));
      // A window that has come to rest: while one opens, every extension's figure is mostly the others' work.
      await editor.open();
      await editor.page.waitForTimeout(4000);
      await editor.page.keyboard.press("Control+P");
      await editor.page.locator(".quick-input-widget input").fill("mistake.agent.yaml");
      await editor.page.locator(".quick-input-list .monaco-list-row.focused", { hasText: "mistake" }).waitFor();
      await editor.page.keyboard.press("Enter");
      await editor.squiggles.first().waitFor();
      await editor.command("Developer: Show Running Extensions");
      ours.push(await shownTime(editor, "Agentwright"));
      await context.close();
    }
    // The first start reads everything from disk for the first time.
    return [{ what: "activation, by the editor's own figure", ours: median(ours.slice(1)) }];
  } finally {
    await browser.close();
    await server.stop();
    profile.remove();
  }
}

/** Milliseconds that Running Extensions shows for an extension. */
async function shownTime(editor: Editor, name: string): Promise<number> {
  const row = editor.page.locator(".runtime-extensions-editor .extension", { hasText: name }).first();
  const text = (await row.locator(".activation-time").textContent({ timeout: 10_000 })) ?? "";
  return Number(/(\d+)\s*ms/.exec(text)?.[1]);
}
