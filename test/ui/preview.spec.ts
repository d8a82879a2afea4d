import { expect, shot, test } from "./fixture.ts";

test("the preview shows the agent and calls a tool; a broken edit keeps the last good plugin", async ({ editor }) => {
  await editor.open("triage.agent.yaml");
  await editor.command("Agentwright: Preview Agent to the Side");
  const preview = editor.webview;
  await expect(preview.getByRole("heading", { name: "Support Triage" })).toBeVisible();
  await expect(preview.getByText("tickets.example.org").first()).toBeVisible();

  const classify = preview
    .getByRole("region", { name: /classify/ })
    .or(preview.locator("[data-tool=classify]"))
    .first();
  await classify.getByLabel(/subject/).fill("The shop is down");
  await classify.getByRole("button", { name: /Call/ }).click();
  await expect(classify).toContainText('the subject says \\"down\\"');
  await editor.page.screenshot({ path: shot("preview-call") });

  // The webview has the focus now; the keyboard goes to the text only after a click on it.
  await editor.page.locator(".view-line").first().click();
  await editor.goto(2, 1);
  await editor.page.keyboard.press("Home");
  await editor.page.keyboard.type("  oops: [");
  await expect(
    preview
      .getByRole("alert")
      .or(preview.getByRole("status"))
      .filter({ hasText: /last|AW\d{3}/ })
      .first(),
  ).toBeVisible();
  await expect(preview.getByRole("heading", { name: "Support Triage" })).toBeVisible();
  await editor.page.screenshot({ path: shot("preview-broken-edit") });
});

test("an endless loop in a tool ends in an error, and the next call works", async ({ editor }) => {
  await editor.open("triage.agent.yaml");
  await editor.command("Agentwright: Preview Agent to the Side");
  const tool = (name: string) => editor.webview.locator(`[data-tool=${name}]`);
  await tool("spin").locator("summary").first().click();
  await tool("spin").getByRole("button", { name: /Call/ }).click();
  await expect(tool("spin")).toContainText(/ran too long/);
  await tool("classify")
    .getByLabel(/subject/)
    .fill("hello");
  await tool("classify").getByRole("button", { name: /Call/ }).click();
  await expect(tool("classify")).toContainText("nothing hurries");
});
