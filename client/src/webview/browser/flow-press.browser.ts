import assert from "node:assert/strict";
import { test } from "node:test";
import { expect } from "@playwright/test";
import { card, close, order, row, shown } from "./flow-shown.ts";
import { type FlowWindow, graph, graphFlow } from "./flow-window.ts";

test("a click shows the source, the cursor in the source marks its step", async () => {
  const editor = await shown();
  await card(editor, "price").click();
  await expect.poll(() => editor.said.at(-1)).toEqual({ type: "reveal", flow: "ProcessOrder", step: "price" });
  await expect(card(editor, "price")).toHaveClass(/selected/);
  await expect(row(editor, "price")).toHaveAttribute("aria-selected", "true");
  await editor.send({ type: "cursor", line: 3, character: 10 });
  await expect(card(editor, "items")).toHaveClass(/selected/);
  await expect(card(editor, "price")).not.toHaveClass(/selected/);
  await expect(editor.page.locator(".line.near")).toHaveCount(2);
  await close(editor);
});

/** What the page asked the editor to show. */
const revealed = ({ said }: FlowWindow) => said.flatMap(each => (each.type === "reveal" ? [each.step] : []));

test("a press counts though the picture is drawn anew before it is let go; one that moves scrolls", async () => {
  const editor = await shown();
  const { mouse } = editor.page;
  await card(editor, "price").hover();
  await mouse.down();
  const steps = order.steps.map(step => (step.slug === "fetch" ? { ...step, options: { maxAttempts: 7 } } : step));
  await editor.send(graph(graphFlow("ProcessOrder", { ...order, steps })));
  await expect(card(editor, "fetch")).toContainText("7 attempts");
  await mouse.up();
  await expect.poll(() => revealed(editor)).toEqual(["price"]);

  await card(editor, "fetch").hover();
  await mouse.down();
  const box = await card(editor, "fetch").boundingBox();
  assert(box !== null);
  await mouse.move(box.x + box.width / 2 + 9, box.y + box.height / 2);
  await mouse.up();
  await card(editor, "items").evaluate(element =>
    (element as unknown as HTMLElement).dispatchEvent(new MouseEvent("click", { bubbles: true })),
  );
  await expect.poll(() => revealed(editor)).toEqual(["price", "items"]);
  await close(editor);
});
