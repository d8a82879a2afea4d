import assert from "node:assert/strict";
import { expect } from "@playwright/test";
import type { ToFlowPage } from "../../previews/flow/messages.ts";
import { type FlowWindow, graph, graphFlow, openFlowWindow, shapeOf } from "./flow-window.ts";

/** A flow with a step of each kind. */
export const order = shapeOf(
  "processOrder",
  { slug: "fetch", options: { maxAttempts: 5 } },
  { slug: "items", dependencies: ["fetch"], whenExhausted: "skip" },
  { slug: "price", stepType: "map", dependencies: ["items"] },
  {
    slug: "review",
    dependencies: ["fetch"],
    requiredInputPattern: { fetch: { risk: "high" } },
    whenUnmet: "skip-cascade",
  },
  { slug: "close", dependencies: ["price", "review"] },
);
export const orderGraph = graph(graphFlow("ProcessOrder", order));

/** A window in which a graph is drawn. */
export async function shown(message: ToFlowPage = orderGraph): Promise<FlowWindow> {
  const editor = await openFlowWindow();
  await editor.send(message);
  await expect(editor.page.locator("svg.picture")).toBeVisible();
  return editor;
}

/** Closes it; nothing may have gone wrong in it. */
export async function close({ page, complaints }: FlowWindow): Promise<void> {
  assert.deepEqual(complaints, []);
  await page.close();
}

export const card = ({ page }: FlowWindow, slug: string) => page.locator(`.card[data-step=${slug}]`);
export const row = ({ page }: FlowWindow, slug: string) => page.locator(`[data-row=${slug}]`);
