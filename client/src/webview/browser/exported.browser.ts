import assert from "node:assert/strict";
import { test } from "node:test";
import { expect } from "@playwright/test";
import { exportedUrl, newPage, tool } from "./open.ts";

const url = await exportedUrl();

async function open(options?: Parameters<typeof newPage>[0]) {
  const opened = await newPage({ offline: true, ...options });
  await opened.page.goto(url);
  await expect(opened.page.getByRole("heading", { name: "Support Triage" })).toBeVisible();
  return opened;
}

test("an exported page shows who the agent is and what it may do", async () => {
  const { page, complaints } = await open();
  await expect(page.getByText("May call helpdesk.example.com over HTTPS")).toBeVisible();
  await expect(page.getByText("May not read files")).toBeVisible();
  await expect(page.getByText("empathetic")).toBeVisible();
  await expect(page.getByText("urn:agent:local:support-triage")).toBeVisible();
  await expect(page.getByText("HELPDESK_TOKEN").first()).toBeVisible();
  assert.deepEqual(complaints, []);
  await page.close();
});

test("a tool is called from its form, with every kind of control", async () => {
  const { page, complaints } = await open();
  const card = await tool(page, "assess_ticket");
  await card.getByRole("button", { name: "Call assess_ticket" }).click();
  await expect(card.getByText("Fill this in.")).toBeVisible();
  await card.getByLabel(/^subject/).fill("Überweisung fehlt");
  await card.getByLabel("plan").selectOption("enterprise");
  await card.getByLabel("attempts").fill("x");
  await card.getByRole("button", { name: "Call assess_ticket" }).click();
  await expect(card.getByText("This must be a number.")).toBeVisible();
  await card.getByLabel("attempts").fill("120");
  await card.getByRole("button", { name: "Call assess_ticket" }).click();
  await expect(card.locator(".problem", { hasText: "attempts" })).toBeVisible();
  await card.getByLabel("attempts").fill("12");
  await card.getByLabel("angry").check();
  await card.getByLabel(/^name/).fill("Ada");
  await card.getByRole("button", { name: /Add item/ }).click();
  await card.getByLabel("Item 1").first().fill("billing");
  await card.getByLabel("extra").fill("{");
  await card.getByRole("button", { name: "Call assess_ticket" }).click();
  await expect(card.getByText(/This is not JSON yet/)).toBeVisible();
  await card.getByLabel("extra").fill('{"a":[1,null]}');
  await card.getByRole("button", { name: "Call assess_ticket" }).click();
  await expect(card.getByText("Done")).toBeVisible();
  const result = JSON.parse((await card.locator(".answer .json").textContent()) ?? "");
  assert.deepEqual(result, {
    priority: 1,
    team: "payments",
    input: {
      subject: "Überweisung fehlt",
      plan: "enterprise",
      attempts: 12,
      angry: true,
      customer: { name: "Ada" },
      tags: ["billing"],
      extra: { a: [1, null] },
    },
  });
  await expect(card.locator(".logs")).toContainText("subject has 17 characters");
  assert.deepEqual(complaints, []);
  await page.close();
});

for (const [name, sentence] of [
  ["spin", /ran too long/],
  ["bomb", /out of memory/],
  ["deep", /too deeply/],
  ["boom", /the ticket has no number/],
] as const) {
  test(`${name}: ends in a clear error, and the next call works`, async () => {
    const { page, complaints } = await open();
    const card = await tool(page, name);
    await card.getByRole("button", { name: `Call ${name}` }).click();
    await expect(card.locator(".answer-error")).toContainText(sentence);
    const next = await tool(page, "assess_ticket");
    await next.getByLabel(/^subject/).fill("after");
    await next.getByRole("button", { name: "Call assess_ticket" }).click();
    await expect(next.getByText("Done")).toBeVisible();
    assert.deepEqual(complaints, []);
    await page.close();
  });
}

test("a request is never sent from an exported page, but can be answered by hand", async () => {
  const { page, complaints } = await open({ offline: false });
  const asked: string[] = [];
  page.on("request", request => asked.push(request.url()));
  const card = await tool(page, "find_customer");
  await card.getByLabel(/^email/).fill("ada@example.com");
  await card.getByRole("button", { name: "Call find_customer" }).click();
  await expect(card.getByText("This page sends nothing.")).toBeVisible();
  await expect(card.getByText("HELPDESK_TOKEN")).toBeVisible();
  await expect(card.getByRole("button", { name: "Allow once" })).toHaveCount(0);
  await card.getByRole("button", { name: "Answer by hand…" }).click();
  await card.getByLabel("Response body").fill('{"plan":"team"}');
  await card.getByLabel(/Use this answer/).check();
  await card.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(card.getByText("answered by hand")).toBeVisible();
  await expect(card.locator(".answer .json").last()).toContainText('"team"');
  await card.getByRole("button", { name: "Call find_customer" }).click();
  await expect(card.getByText("answered by hand")).toBeVisible();
  assert.deepEqual(
    asked.filter(one => !one.startsWith("blob:")),
    [],
  );
  assert.deepEqual(complaints, []);
  await page.close();
});

test("what the permissions forbid is refused with the reason, without a question", async () => {
  const { page } = await open();
  const card = await tool(page, "elsewhere");
  await card.getByRole("button", { name: "Call elsewhere" }).click();
  await expect(card.locator(".ask-refused")).toContainText("evil.example.net");
  await expect(card.locator(".answer-error")).toBeVisible();
  await page.close();
});

test("a model's answer can be typed, and refusing reaches the tool", async () => {
  const { page } = await open();
  const card = await tool(page, "ask_model");
  await card.getByRole("button", { name: "Call ask_model" }).click();
  await card.getByRole("button", { name: "Answer by hand…" }).click();
  await card.getByLabel("Answer (JSON)").fill('{"text":"hello"}');
  await card.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(card.locator(".answer .json").last()).toContainText("hello");
  await card.getByRole("button", { name: "Call ask_model" }).click();
  await card.getByRole("button", { name: "Refuse" }).click();
  await expect(card.locator(".answer-error")).toContainText("You refused this request.");
  await page.close();
});

test("everything works by keyboard alone", async () => {
  const { page, complaints } = await open();
  const card = page.locator("[data-tool=assess_ticket]");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Copy Digest" }).first()).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(card.locator("summary").first()).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(card.getByLabel(/^subject/)).toBeFocused();
  await page.keyboard.type("by keyboard");
  await page.keyboard.press("Control+Enter");
  await expect(card.locator(".answer .json")).toContainText("by keyboard");
  await expect(page.getByRole("status").filter({ hasText: "assess_ticket: done" })).toBeAttached();
  await expect(card.getByLabel(/^subject/)).toBeFocused();
  const names = await page.locator("button, input, select, textarea").evaluateAll(
    all =>
      all.filter(one => {
        const labels = (one as HTMLInputElement).labels;
        return !(one.getAttribute("aria-label") || one.textContent?.trim() || labels?.length);
      }).length,
  );
  assert.equal(names, 0, "a control without a name");
  assert.deepEqual(complaints, []);
  await page.close();
});

test("prompts render as they are typed, resources can be read", async () => {
  const { page } = await open();
  await page.locator(".prompt summary").click();
  await page.getByLabel("customer", { exact: true }).fill("Ada");
  await expect(page.locator(".rendered")).toContainText("Write a first answer to Ada.");
  await expect(page.locator(".rendered")).toContainText("{{team}}");
  await page.locator(".resource summary", { hasText: "handbook" }).click();
  await expect(page.getByText("Answer within one working day.")).toBeVisible();
  await page.close();
});
