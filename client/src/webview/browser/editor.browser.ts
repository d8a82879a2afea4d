import assert from "node:assert/strict";
import { test } from "node:test";
import { expect } from "@playwright/test";
import type { ToPage } from "../../previews/agent/messages.ts";
import { endlessPlugin } from "./hostile.ts";
import { tool } from "./open.ts";
import { makePlugin, manifest } from "./plugin.ts";
import { type EditorWindow, openWindow } from "./window.ts";

const wasm = await makePlugin();
const plugin: ToPage = {
  type: "plugin",
  wasm,
  facts: { sha256: "1".repeat(64), bytes: wasm.length, ms: 2.3, cached: false },
};

async function shown(start?: Parameters<typeof openWindow>[0]): Promise<EditorWindow> {
  const editor = await openWindow(start);
  await editor.send(plugin);
  await expect(editor.page.getByRole("heading", { name: "Support Triage" })).toBeVisible();
  return editor;
}

async function close({ page, complaints }: EditorWindow): Promise<void> {
  assert.deepEqual(complaints, []);
  await page.close();
}

async function findCustomer(page: EditorWindow["page"]) {
  const card = await tool(page, "find_customer");
  await card.getByLabel(/^email/).fill("ada@example.com");
  await card.getByRole("button", { name: "Call find_customer" }).click();
  return card;
}

test("the page says that it is ready, and waits for its plugin", async () => {
  const editor = await openWindow();
  await expect(editor.page.getByText("Building the plugin…")).toBeVisible();
  await expect.poll(() => editor.said).toEqual([{ type: "ready" }]);
  await close(editor);
});

test("an update keeps what was typed, the focus and the result", async () => {
  const editor = await shown();
  const { page } = editor;
  const card = await tool(page, "assess_ticket");
  await card.getByLabel(/^subject/).fill("kept");
  await card.getByRole("button", { name: "Call assess_ticket" }).click();
  await expect(card.getByText("Done")).toBeVisible();
  await card.getByLabel("attempts").focus();
  const changed = await makePlugin(same => ({
    ...same,
    agent: { ...same.agent, name: "Support Desk" },
    tools: same.tools.map(one =>
      one.name === "assess_ticket" ? { ...one, description: "Says it differently." } : one,
    ),
  }));
  await editor.send({ type: "plugin", wasm: changed, facts: { sha256: "2".repeat(64), bytes: changed.length, ms: 2 } });
  await expect(page.getByRole("heading", { name: "Support Desk" })).toBeVisible();
  await expect(card.locator(".tool-about")).toContainText("Says it differently.");
  await expect(card.getByLabel(/^subject/)).toHaveValue("kept");
  await expect(card.getByLabel("attempts")).toBeFocused();
  await expect(card.getByText("from an earlier version")).toBeVisible();
  await close(editor);
});

test("a broken edit keeps the last good plugin, says so, and leads to the mistake", async () => {
  const editor = await shown();
  const { page } = editor;
  const finding = { code: "AW101", message: "The name is missing.", file: "/a/triage.agent.yaml", line: 3 };
  await editor.send({ type: "broken", message: "1 mistake", finding, more: 2 });
  const banner = page.getByRole("status").filter({ hasText: "last version that worked" });
  await expect(banner).toContainText("The name is missing. AW101 and 2 more");
  await banner.getByRole("button", { name: "Go to line 3" }).click();
  await expect.poll(() => editor.said.at(-1)).toEqual({ type: "jump" });
  await expect(page.getByRole("heading", { name: "Support Triage" })).toBeVisible();
  await editor.send(plugin);
  await expect(banner).toBeHidden();
  await close(editor);
});

test("a request waits for consent, goes through the extension, and always means always", async () => {
  const editor = await shown();
  const { page, said } = editor;
  const card = await findCustomer(page);
  await expect(card.getByText("This tool wants to call helpdesk.example.com.")).toBeVisible();
  assert.equal(said.filter(message => message.type === "effect").length, 0);
  await card.getByRole("button", { name: "Always for this preview" }).click();
  await expect.poll(() => said.at(-1)).toMatchObject({ type: "effect", id: 1, consent: "always" });
  assert.ok(JSON.stringify(said.at(-1)).includes("Bearer ${secret:HELPDESK_TOKEN}"));
  const response = { status: 200, headers: { "content-type": "application/json" }, body: '{"plan":"team"}' };
  await editor.send({ type: "response", id: 1, ms: 12, outcome: "done", response });
  await expect(card.locator(".answer .json").last()).toContainText('"team"');
  await expect(card.locator(".ask")).toContainText("answered · 200");
  await card.getByRole("button", { name: "Call find_customer" }).click();
  await expect.poll(() => said.at(-1)).toMatchObject({ type: "effect", id: 2, consent: "given" });
  await editor.send({ type: "response", id: 2, ms: 3, outcome: "refused", problem: "The key is not set." });
  await expect(card.locator(".ask-refused")).toContainText("The key is not set.");
  await close(editor);
});

test("stopping a call that waits ends it, and cancels what was sent", async () => {
  const editor = await shown();
  const card = await findCustomer(editor.page);
  await card.getByRole("button", { name: "Allow once" }).click();
  await expect.poll(() => editor.said.at(-1)?.type).toBe("effect");
  await card.getByRole("button", { name: "Stop" }).click();
  await expect(card.locator(".answer-error")).toContainText("You stopped this call.");
  await expect.poll(() => editor.said.at(-1)).toEqual({ type: "cancelEffect", id: 1 });
  await close(editor);
});

test("a plugin that no kernel holds back is ended with its worker, and its neighbour runs on", async () => {
  const editor = await shown();
  const endless = endlessPlugin(manifest);
  await editor.send({ type: "plugin", wasm: endless, facts: { sha256: "3".repeat(64), bytes: endless.length } });
  await expect(editor.page.locator(".figures")).toContainText("333333333333");
  const card = await tool(editor.page, "boom");
  await card.getByRole("button", { name: "Call boom" }).click();
  await expect(card.locator(".answer-error")).toContainText("It gave no answer for 2.5 seconds.");
  await editor.send(plugin);
  await card.getByRole("button", { name: "Call boom" }).click();
  await expect(card.locator(".answer-error")).toContainText("the ticket has no number");
  await close(editor);
});

test("in Restricted Mode nothing is sent, until the workspace is trusted", async () => {
  const editor = await shown({ mode: "file", trusted: false });
  const { page } = editor;
  await expect(page.getByText(/Restricted Mode: tools run here/)).toBeVisible();
  const card = await findCustomer(page);
  await expect(card.getByText(/not sent in Restricted Mode/)).toBeVisible();
  await expect(card.getByRole("button", { name: "Allow once" })).toHaveCount(0);
  await card.getByRole("button", { name: "Refuse" }).click();
  await editor.send({ type: "trust", trusted: true });
  await expect(page.getByText(/Restricted Mode: tools run here/)).toBeHidden();
  await findCustomer(page);
  await expect(card.getByRole("button", { name: "Allow once" })).toBeVisible();
  await close(editor);
});

test("keys are shown by name, set or not", async () => {
  const editor = await shown();
  await editor.send({ type: "secrets", set: ["OPENAI_API_KEY"] });
  const line = (name: string) => editor.page.locator(".secrets li", { hasText: name });
  await expect(line("OPENAI_API_KEY")).toContainText("OPENAI_API_KEY set");
  await expect(line("HELPDESK_TOKEN")).toContainText("not set");
  await line("HELPDESK_TOKEN").getByRole("button", { name: "Set HELPDESK_TOKEN…" }).click();
  await expect.poll(() => editor.said.at(-1)).toEqual({ type: "setSecret", name: "HELPDESK_TOKEN" });
  await close(editor);
});

test("a file that was not verified is refused with the reason", async () => {
  const editor = await openWindow({ mode: "file" });
  await editor.send({ type: "refused", reason: "The digest of plugin.wasm is another one." });
  await expect(editor.page.getByRole("heading", { name: "This plugin can't be opened" })).toBeVisible();
  await expect(editor.page.getByText("The digest of plugin.wasm is another one.")).toBeVisible();
  await editor.send(plugin);
  await expect(editor.page.getByRole("heading", { name: "Support Triage" })).toBeVisible();
  await expect(editor.page.getByText("Verified")).toBeVisible();
  await expect(editor.page.getByText("The digest of plugin.wasm is another one.")).toBeHidden();
  await editor.send({ type: "refused", reason: "It was cut off." });
  await expect(editor.page.getByText("It was cut off.")).toBeVisible();
  await expect(editor.page.getByRole("heading", { name: "Support Triage" })).toBeHidden();
  await close(editor);
});

test("a message of an unknown shape is dropped", async () => {
  const editor = await shown();
  await editor.send({ type: "refused" } as unknown as ToPage);
  await editor.send({ type: "secrets", set: "all" } as unknown as ToPage);
  await editor.send({ type: "trust", trusted: false });
  await expect(editor.page.getByText(/Restricted Mode/)).toBeVisible();
  await expect(editor.page.getByRole("heading", { name: "Support Triage" })).toBeVisible();
  await close(editor);
});

test("what was typed and what came of it survive a reload", async () => {
  const editor = await shown();
  const card = await tool(editor.page, "assess_ticket");
  await card.getByLabel(/^subject/).fill("survives");
  await card.getByRole("button", { name: "Call assess_ticket" }).click();
  await expect(card.getByText("Done")).toBeVisible();
  await editor.reload();
  await editor.send(plugin);
  await expect(card.getByLabel(/^subject/)).toHaveValue("survives");
  await expect(card.locator(".answer .json")).toContainText("survives");
  await close(editor);
});
