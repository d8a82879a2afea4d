import { expect, shot, test } from "./fixture.ts";

// What the README shows: media/screenshot.png is a copy of the picture that this takes.
test("a mistake, its fix and the preview of the last good version, side by side", async ({ editor }) => {
  await editor.open("triage.agent.yaml");
  await editor.command("Agentwright: Preview Agent to the Side");
  const classify = editor.webview.locator("[data-tool=classify]");
  await classify.getByLabel(/subject/).fill("Checkout is down");
  await classify.getByRole("button", { name: /Call/ }).click();
  await expect(classify).toContainText("high");

  await editor.page.locator(".view-line", { hasText: "type: assistant" }).first().click();
  await editor.page.keyboard.press("End");
  await editor.page.keyboard.press("Control+Shift+ArrowLeft");
  await editor.page.keyboard.type("assistent");
  await editor.page.keyboard.press("Escape");
  await expect(editor.squiggles).toHaveCount(1);
  await expect(editor.webview.getByText(/last version that worked/)).toBeVisible();
  await editor.fixes("Change to");
  await editor.page.screenshot({ path: shot("readme") });
});
