import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, shot, test } from "./fixture.ts";

/** An agent whose tool is written in Go. */
const gopher = `identity:
  name: Gopher
  type: assistant
personality:
  traits: [helpful]
  communicationStyle: friendly
capabilities:
  canBrowseWeb: false
  canExecuteCode: false
  canAccessFiles: false
  networkAccess: false
tools:
  - name: double
    description: Doubles a number.
    language: go
    code: |
      return 2 * input.Number("n"), nil
    parameters:
      - { name: n, type: number, required: true }
`;

test("a Go tool on a machine without Go says so, with what helps, and Builds shows it", async ({ editor, folder }) => {
  writeFileSync(join(folder, "gopher.agent.yaml"), gopher);
  const settings = join(folder, ".vscode", "settings.json");
  mkdirSync(join(folder, ".vscode"), { recursive: true });
  writeFileSync(settings, JSON.stringify({ "agentwright.go.path": "/nowhere/bin/go" }));

  await editor.open("gopher.agent.yaml");
  await editor.command("Agentwright: Compile Agent");
  const said = editor.notifications.filter({ hasText: "agentwright.go.path" }).first();
  await expect(said).toBeVisible();
  for (const action of ["Install Go", "Use GitHub Actions"]) {
    await expect(said.getByRole("button", { name: action })).toBeVisible();
  }

  await editor.command("Explorer: Focus on Builds View");
  const view = editor.page.getByRole("tree", { name: "Builds" });
  const row = view.locator(".monaco-list-row", { hasText: "gopher.agent.yaml" }).first();
  await expect(row).toContainText("failed");
  await editor.page.screenshot({ path: shot("go-is-missing") });

  await said.getByRole("button", { name: "Use GitHub Actions" }).click();
  const next = editor.notifications.filter({ hasText: "is in no git repository" }).first();
  await expect(next).toBeVisible();
  await expect.poll(() => readFileSync(settings, "utf8")).toMatch(/"agentwright\.build\.backend":\s*"github"/);

  await editor.command("Agentwright: Choose Where to Compile");
  await editor.answer("embedded");
  await expect.poll(() => readFileSync(settings, "utf8")).toMatch(/"agentwright\.build\.backend":\s*"embedded"/);
});

test("Builds lists a build with what it made, and opens its log", async ({ editor }) => {
  await editor.open("triage.agent.yaml");
  // The view has its place once an agent was seen.
  await expect(editor.page.locator(".codelens-decoration", { hasText: "Compile" }).first()).toBeVisible();
  await editor.command("Explorer: Focus on Builds View");
  const view = editor.page.getByRole("tree", { name: "Builds" });
  await expect(editor.page.getByText("Nothing of this workspace was compiled yet")).toBeVisible();
  await editor.page.screenshot({ path: shot("builds-empty") });
  await editor.lines.first().click();
  await editor.command("Agentwright: Compile Agent");
  const row = view.locator(".monaco-list-row", { hasText: "triage.agent.yaml" }).first();
  await expect(row).toContainText(/done · embedded · .* · \d+ KB/);
  await row.click();
  await expect(view.locator(".monaco-list-row", { hasText: "Backend embedded" }).first()).toBeVisible();
  await editor.page.screenshot({ path: shot("builds") });
  await row.hover();
  await row.getByRole("button", { name: "Open Log" }).click();
  await expect(editor.lines.filter({ hasText: "Succeeded in" }).first()).toBeVisible();
});
