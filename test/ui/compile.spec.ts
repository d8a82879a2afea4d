import { execFileSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, shot, test } from "./fixture.ts";

const bundle = ".agentwright/out/support-triage-0.1.0.agentplugin.zip";

test("Compile writes the bundle, and the log tells the steps", async ({ editor, folder }) => {
  await editor.open("triage.agent.yaml");
  await expect(editor.page.locator(".codelens-decoration", { hasText: "Compile" }).first()).toBeVisible();
  await editor.command("Agentwright: Compile Agent");
  await expect(editor.notifications.filter({ hasText: "support-triage" }).first()).toBeVisible();
  expect(existsSync(join(folder, bundle))).toBe(true);

  await editor.command("Agentwright: Show Log");
  await expect.poll(() => editor.outputText()).toMatch(/plan[\s\S]*fingerprint[\s\S]*verify[\s\S]*store/);
  await editor.page.screenshot({ path: shot("compiled-with-log") });
});

test("an engine that is killed says so, and the next compile works", async ({ editor, folder }) => {
  await editor.open("triage.agent.yaml");
  await editor.command("Agentwright: Compile Agent");
  await expect(editor.notifications.filter({ hasText: "support-triage" }).first()).toBeVisible();

  // A tool that never ends keeps the engine busy, so that it is killed in the middle of something.
  // A kill between two calls is no news, so it is tried until one falls into a call.
  const said = editor.notifications.filter({ hasText: "The engine ended unexpectedly" }).first();
  await expect(async () => {
    await editor.command("Agentwright: Run Tool");
    await editor.answer("spin");
    await editor.page.waitForTimeout(150);
    killEngines();
    await expect(said).toBeVisible({ timeout: 3000 });
  }).toPass({ timeout: 60_000 });
  await editor.page.screenshot({ path: shot("engine-killed") });

  rmSync(join(folder, bundle));
  await editor.lines.first().click();
  await editor.command("Agentwright: Compile Agent");
  await expect.poll(() => existsSync(join(folder, bundle))).toBe(true);
});

/** Kills each engine process of the editor under test: a sudden end, as the system's memory guard would cause it. */
function killEngines(): void {
  const lines = execFileSync("ps", ["-eo", "pid=,args="], { encoding: "utf8" }).split("\n");
  for (const line of lines) {
    const [, pid] = /^\s*(\d+)\s.*agentwright-editor-.*dist\/engine\.js/.exec(line) ?? [];
    if (pid !== undefined) process.kill(Number(pid), "SIGKILL");
  }
}
