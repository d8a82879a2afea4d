import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Editor } from "./editor.ts";
import { expect, shot, test } from "./fixture.ts";

const order = "supabase/flows/process-order.ts";

/** Opens a flow, and waits until the editor knows that it is one: its commands are offered from then on. */
async function openFlow(editor: Editor, file: string): Promise<void> {
  await editor.open(file);
  const lens = editor.page.locator(".codelens-decoration", { hasText: "Show graph" });
  await expect(lens).toBeVisible({ timeout: 45_000 });
}

test("a dependency that is named twice is underlined, and Ctrl+. mends it", async ({ editor, folder }) => {
  const file = "supabase/flows/wait.ts";
  await openFlow(editor, file);
  await expect(editor.squiggles).toHaveCount(1);
  await editor.command("View: Toggle Problems");
  const row = editor.page.locator(".markers-panel .monaco-tl-row", { hasText: "twice" });
  await expect(row.getByRole("button", { name: /AW2\d{2}/ })).toBeVisible();
  await editor.page.screenshot({ path: shot("flow-problem") });
  await editor.goto(5, 46);
  await editor.fixes("Remove the second one");
  await editor.page.screenshot({ path: shot("flow-fix") });
  await editor.page.keyboard.press("Enter");
  await expect(editor.squiggles).toHaveCount(0);
  await editor.page.keyboard.press("Control+S");
  await expect.poll(() => readFileSync(join(folder, file), "utf8")).toContain('dependsOn: ["ask"]');
});

test("the graph follows an edit, keeps its picture over half a word, and leads to the source", async ({ editor }) => {
  await openFlow(editor, order);
  await editor.command("Agentwright: Show Flow Graph");
  const graph = editor.webview;
  const card = (slug: string) => graph.locator(`.card[data-step=${slug}]`);
  await expect(card("price")).toContainText("map");
  await expect(graph.locator(".line")).toHaveCount(4);
  await editor.page.screenshot({ path: shot("flow-graph") });

  await editor.lines.filter({ hasText: "price" }).first().click();
  await expect(card("price")).toHaveClass(/selected/);
  await editor.goto(11, 1);
  await editor.page.keyboard.press("End");
  await editor.page.keyboard.press("ArrowLeft");
  await editor.page.keyboard.press("Enter");
  await editor.page.keyboard.insertText('.step({ slug: "mail", dependsOn: ["close"');
  await expect(graph.getByRole("status").filter({ hasText: "half typed" })).toBeVisible();
  await expect(card("close")).toBeVisible();
  await editor.page.screenshot({ path: shot("flow-graph-half-typed") });
  await editor.page.keyboard.insertText("] }, () => ({}))");
  await expect(card("mail")).toBeVisible();

  await card("fetch").click();
  await expect(editor.page.locator(".editor-group-container.active .cursor").first()).toBeVisible();
  await expect(editor.statusBar.filter({ hasText: /Ln 8/ })).toBeVisible();
});

test("a migration is shown with its changes and risk, and written only then", async ({ editor, folder }) => {
  const migrations = join(folder, "supabase/migrations");
  const written = () => {
    try {
      return readdirSync(migrations);
    } catch {
      return [];
    }
  };
  await openFlow(editor, order);
  await editor.command("Agentwright: Compile Flow to Migration");
  const pick = editor.page.locator(".quick-input-widget");
  await expect(pick).toContainText("Create flow processOrder");
  await expect(pick).toContainText("Safe: it only adds");
  await expect(editor.page.locator(".monaco-diff-editor .modified-in-monaco-diff-editor")).toContainText(
    "pgflow.create_flow",
  );
  await editor.page.screenshot({ path: shot("flow-migration-preview") });
  expect(written()).toEqual([]);

  await pick.locator(".monaco-list-row", { hasText: "Write Migration" }).click();
  await expect.poll(written).toEqual([expect.stringMatching(/^\d{14}_create_processOrder_flow\.sql$/)]);
  await expect(editor.lines.filter({ hasText: "pgflow.add_step" }).first()).toBeVisible();
  const [file = ""] = written();
  expect(readFileSync(join(migrations, file), "utf8")).toContain("'price', ARRAY['items']");
  await editor.page.screenshot({ path: shot("flow-migration-file") });
});
