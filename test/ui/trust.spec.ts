import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, shot, test } from "./fixture.ts";

test.use({ trust: true });

test("in Restricted Mode checking works, and compiling says why not", async ({ editor, folder }) => {
  await editor.open("mistake.agent.yaml");
  await expect(editor.statusBar.filter({ hasText: "Restricted Mode" })).toBeVisible();
  await expect(editor.squiggles).toHaveCount(1);

  await editor.open("triage.agent.yaml");
  await expect(editor.page.locator(".codelens-decoration", { hasText: "Compile" }).first()).toBeVisible();
  await editor.command("Agentwright: Compile Agent");
  const said = editor.notifications.filter({ hasText: "trust" }).first();
  await expect(said).toBeVisible();
  await expect(said.getByRole("button", { name: /Trust/ })).toBeVisible();
  await editor.page.screenshot({ path: shot("restricted-mode") });
  expect(existsSync(join(folder, ".agentwright"))).toBe(false);
});
