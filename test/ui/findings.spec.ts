import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, shot, test } from "./fixture.ts";

test("a mistake is underlined with its code and page, and Ctrl+. mends it", async ({ editor, folder }) => {
  await editor.open("mistake.agent.yaml");
  await expect(editor.squiggles).toHaveCount(1);

  await editor.command("View: Toggle Problems");
  const row = editor.page.locator(".markers-panel .monaco-tl-row", { hasText: "assistent" });
  await expect(row).toContainText("agentwright");
  const link = row.getByRole("button", { name: /AW\d{3}/ });
  await expect(link).toHaveAttribute("href", /docs\/rules\/AW\d{3}\.md/);
  await editor.page.screenshot({ path: shot("squiggle-and-problem") });

  await editor.lines.filter({ hasText: "assistent" }).getByText("assistent").click();
  await editor.fixes("assistant");
  await editor.page.screenshot({ path: shot("quick-fix") });
  await editor.page.keyboard.press("Enter");
  await expect(editor.squiggles).toHaveCount(0);
  await editor.page.keyboard.press("Control+S");
  await expect.poll(() => readFileSync(join(folder, "mistake.agent.yaml"), "utf8")).toContain("type: assistant\n");
});

test("typing gives completion with docs, and hover explains a field", async ({ editor }) => {
  await editor.open("mistake.agent.yaml");
  await expect(editor.squiggles).toHaveCount(1);
  await editor.goto(6, 25);
  await editor.page.keyboard.press("End");
  await editor.page.keyboard.press("Enter");
  await editor.page.keyboard.type("to");
  await expect(editor.page.locator(".suggest-widget .monaco-list-row").first()).toContainText("tone");
  await editor.page.screenshot({ path: shot("completion") });
  await editor.page.keyboard.press("Escape");
  await editor.lines.getByText("capabilities", { exact: false }).first().hover();
  await expect(editor.page.locator(".monaco-hover:visible")).toContainText("may do");
  await editor.page.screenshot({ path: shot("hover") });
});
