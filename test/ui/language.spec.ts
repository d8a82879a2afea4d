import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, shot, test } from "./fixture.ts";

/** A config that checks clean but for what `more` says. */
function agent(name: string, more: string): string {
  return `identity:
  name: ${name}
  type: assistant
personality:
  traits: [helpful]
  communicationStyle: friendly
capabilities:
  canBrowseWeb: false
  canExecuteCode: false
  canAccessFiles: false
  networkAccess: false
${more}`;
}

const team = (name: string) => agent(name, "orchestration:\n  kind: sequential\n  agents: [./helper.agent.yaml]\n");

test("a config is renamed from one of the two that name it, and all three files follow", async ({ editor, folder }) => {
  writeFileSync(join(folder, "helper.agent.yaml"), agent("Helper", ""));
  writeFileSync(join(folder, "morning.agent.yaml"), team("Morning"));
  writeFileSync(join(folder, "evening.agent.yaml"), team("Evening"));
  await editor.open("morning.agent.yaml");
  await expect(editor.page.locator(".codelens-decoration").first()).toBeVisible();
  await editor.lines.getByText("helper.agent.yaml").click();
  await editor.page.keyboard.press("F2");
  const box = editor.page.locator(".rename-box .rename-input");
  await box.fill("./assistant.agent.yaml");
  await editor.page.screenshot({ path: shot("rename-box") });
  await editor.page.keyboard.press("Enter");

  await expect.poll(() => existsSync(join(folder, "assistant.agent.yaml"))).toBe(true);
  expect(existsSync(join(folder, "helper.agent.yaml"))).toBe(false);
  for (const name of ["morning", "evening"]) {
    await expect
      .poll(() => readFileSync(join(folder, `${name}.agent.yaml`), "utf8"))
      .toContain("agents: [./assistant.agent.yaml]");
  }
  await editor.page.screenshot({ path: shot("renamed-in-three-files") });
});

test("inline code moves to a file of its own, which knows the types of its input", async ({ editor, folder }) => {
  const tool = `tools:
  - name: greet
    description: Says hello.
    parameters:
      - { name: times, type: number, required: true }
    language: typescript
    code: |
      return "hello ".repeat(input.times);
`;
  writeFileSync(join(folder, "greeter.agent.yaml"), agent("Greeter", tool));
  await editor.open("greeter.agent.yaml");
  await expect(editor.page.locator(".codelens-decoration").first()).toBeVisible();
  await editor.command("Agentwright: Add Tool Types");
  await expect.poll(() => existsSync(join(folder, "agentwright-env.d.ts"))).toBe(true);

  await editor.page.getByRole("tab", { name: "greeter.agent.yaml" }).click();
  await editor.lines.getByText("repeat").click();
  const fixes = await editor.fixes("to a file");
  await editor.page.screenshot({ path: shot("extract-tool") });
  await fixes.getByText("to a file").click();
  await expect.poll(() => existsSync(join(folder, "tools/greet.ts"))).toBe(true);
  await editor.page.keyboard.press("Control+S");
  await expect
    .poll(() => readFileSync(join(folder, "greeter.agent.yaml"), "utf8"))
    .toContain("source: ./tools/greet.ts");

  await editor.page.keyboard.press("Control+P");
  await editor.page.locator(".quick-input-widget input").fill("tools/greet.ts");
  await editor.page.locator(".quick-input-list .monaco-list-row.focused", { hasText: "greet.ts" }).waitFor();
  await editor.page.keyboard.press("Enter");
  await editor.lines.getByText("times", { exact: false }).first().waitFor();
  await editor.page.locator(".view-line span", { hasText: /times/ }).last().hover();
  await expect(editor.page.locator(".monaco-hover:visible")).toContainText("input: GreetInput", { timeout: 30_000 });
  await editor.page.screenshot({ path: shot("tool-types") });
});

test("all mistakes that can be fixed safely are fixed at once", async ({ editor, folder }) => {
  const text = agent("Many", "").replace("assistant", "assistent").replace("friendly", "frendly");
  writeFileSync(join(folder, "many.agent.yaml"), text);
  await editor.open("many.agent.yaml");
  await expect(editor.squiggles).toHaveCount(2);
  await editor.lines.getByText("assistent").click();
  await editor.command("Fix All");
  await expect(editor.squiggles).toHaveCount(0);
  await editor.page.screenshot({ path: shot("fixed-all") });
});

test("a mistake in a file that was never opened is in the Problems view", async ({ editor, folder }) => {
  writeFileSync(join(folder, "unseen.agent.yaml"), agent("Unseen", "").replace("type: assistant", "type: asistant"));
  await editor.open("triage.agent.yaml");
  await editor.command("View: Toggle Problems");
  const row = editor.page.locator(".markers-panel .monaco-tl-row", { hasText: "asistant" });
  await expect(row).toContainText("AW");
  await editor.page.screenshot({ path: shot("never-opened") });
});

test("a server that is killed comes back, and its findings with it", async ({ editor }) => {
  await editor.open("mistake.agent.yaml");
  await expect(editor.squiggles).toHaveCount(1);
  const killed = killServers();
  expect(killed).toBeGreaterThan(0);
  await editor.lines.filter({ hasText: "assistent" }).getByText("assistent").click();
  await editor.fixes("assistant");
  await editor.page.screenshot({ path: shot("server-back") });
  await editor.page.keyboard.press("Enter");
  await expect(editor.squiggles).toHaveCount(0);
});

/** Kills each language server of the editor under test; tells how many. */
function killServers(): number {
  const lines = execFileSync("ps", ["-eo", "pid=,args="], { encoding: "utf8" }).split("\n");
  let count = 0;
  for (const line of lines) {
    const [, pid] = /^\s*(\d+)\s.*agentwright-editor-.*dist\/server\.js/.exec(line) ?? [];
    if (pid === undefined) continue;
    process.kill(Number(pid), "SIGKILL");
    count++;
  }
  return count;
}
