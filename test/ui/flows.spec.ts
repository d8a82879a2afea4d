import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withConnection } from "../../packages/compiler/src/kinds/flow/database/connect.ts";
import { modelSchema } from "../../packages/compiler/src/kinds/flow/verify/model/index.ts";
import { findPostgres, startPostgres } from "../../packages/compiler/src/testing/postgres.ts";
import type { Editor } from "./editor.ts";
import { expect, shot, test } from "./fixture.ts";

const order = "supabase/flows/process-order.ts";

/** Settings of the workspace; they hold from then on, also while it is open. */
function configure(folder: string, settings: Readonly<Record<string, unknown>>): void {
  mkdirSync(join(folder, ".vscode"), { recursive: true });
  writeFileSync(join(folder, ".vscode/settings.json"), JSON.stringify(settings));
}

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
  await editor.page.screenshot({ path: shot("flow-mended") });
});

test("the graph follows an edit, keeps its picture over half a word, and leads to the source", async ({
  editor,
  folder,
}) => {
  // Half a word stays half: no bracket is closed by the editor.
  configure(folder, { "editor.autoClosingBrackets": "never", "editor.autoClosingQuotes": "never" });
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
  const [file = ""] = written();
  await expect(editor.page.getByRole("tab", { name: file, selected: true })).not.toContainText("new migration");
  await expect(editor.lines.filter({ hasText: "pgflow.add_step" }).first()).toBeVisible();
  expect(readFileSync(join(migrations, file), "utf8")).toContain("'price', ARRAY['items']");
  await editor.page.screenshot({ path: shot("flow-migration-file") });
});

test("F2 gives a flow another slug in its file, in a config and in SQL", async ({ editor, folder }) => {
  await openFlow(editor, order);
  await editor.goto(7, 58);
  const input = editor.page.locator(".rename-box input");
  await expect(async () => {
    await editor.page.keyboard.press("F2");
    await expect(input).toHaveValue("processOrder", { timeout: 3000 });
  }).toPass({ timeout: 20_000 });
  await editor.page.screenshot({ path: shot("flow-rename") });
  await input.fill("handleOrder");
  await editor.page.keyboard.press("Enter");
  await expect(editor.lines.filter({ hasText: "handleOrder" })).toBeVisible();
  await editor.command("File: Save All Files");
  for (const file of [order, "orders.agent.yaml", "supabase/seed.sql"]) {
    await expect.poll(() => readFileSync(join(folder, file), "utf8")).toContain("handleOrder");
  }
  await editor.page.screenshot({ path: shot("flow-renamed") });
});

test("a run is simulated, in light, dark and high contrast", async ({ editor, folder }) => {
  await openFlow(editor, order);
  await editor.command("Agentwright: Show Flow Graph");
  const graph = editor.webview;
  await graph.getByRole("button", { name: "Simulate" }).click();
  await expect(graph.getByText("The run completes", { exact: false }).first()).toBeVisible();
  await graph.locator(".card[data-step=price]").click();
  await expect(graph.getByText("Retries of price")).toBeVisible();
  for (const theme of ["Default Light Modern", "Default Dark Modern", "Default High Contrast"]) {
    configure(folder, { "workbench.colorTheme": theme });
    const kind = theme.includes("Light") ? "light" : theme.includes("Dark") ? "dark" : "high-contrast";
    await expect(graph.locator(`body.vscode-${kind}`)).toBeVisible();
    await editor.page.screenshot({ path: shot(`flow-simulated-${kind}`) });
  }
});

/** Told as skipped where there is no PostgreSQL; the steps of `npm test` say why. */
const withDatabase = findPostgres() === undefined ? test.describe.skip : test.describe;

withDatabase("with a database", () => {
  test("the view Flows tells what the database has of each flow", async ({ editor }) => {
    const postgres = await startPostgres();
    try {
      const url = await postgres.database();
      await withConnection(url, async session => {
        await session.run(modelSchema("0.14"));
        await session.run("select pgflow.create_flow('waitForIt'); select pgflow.add_step('waitForIt', 'ask')");
      });
      await openFlow(editor, order);
      await editor.command("Agentwright: Set Database Connection");
      await editor.answer("local");
      await expect(editor.page.locator(".quick-input-title")).toContainText("Connection to local");
      await editor.answer(url);
      await expect(editor.statusBar.filter({ hasText: "The connection to local is set" })).toBeVisible();
      await editor.command("Agentwright: Compare Flows with Databases");
      const row = (text: string) => editor.page.locator(".pane-body .monaco-list-row", { hasText: text });
      await expect(row("processOrder").first()).toContainText("not deployed");
      await expect(row("waitForIt").first()).toContainText("only in the database");
      await expect(row("wait.ts has").first()).toBeVisible();
      await expect(editor.page.locator(".codelens-decoration", { hasText: "not deployed" })).toBeVisible();
      await editor.page.screenshot({ path: shot("flow-drift") });
    } finally {
      await postgres.stop();
    }
  });
});
