import assert from "node:assert/strict";
import { test } from "node:test";
import { expect } from "@playwright/test";
import { card, close, order, orderGraph, row, shown } from "./flow-shown.ts";
import { graph, graphFlow, openFlowWindow, shapeOf } from "./flow-window.ts";

test("it says that it is ready, and shows each step with its type, options and conditions", async () => {
  const editor = await openFlowWindow();
  await expect(editor.page.getByText("Reading the flow…")).toBeVisible();
  await expect.poll(() => editor.said).toEqual([{ type: "ready" }]);
  await editor.send(orderGraph);
  await expect(card(editor, "fetch")).toContainText("step, root · 5 attempts");
  await expect(card(editor, "price")).toContainText("map");
  await expect(card(editor, "review")).toContainText("conditional, unmet: skip with all that follows");
  await expect(card(editor, "items")).toContainText("retries exhausted: skip");
  await expect(editor.page.locator(".line")).toHaveCount(5);
  await expect(row(editor, "review")).toHaveAccessibleName(/review; step; conditional/);
  await close(editor);
});

test("findings are shown by icon and word, and what is not known is said", async () => {
  const flow = graphFlow("ProcessOrder", order);
  const steps = flow.steps.map(step => (step.slug === "items" ? { ...step, severity: "error" as const } : step));
  const { shape: _, ...unread } = flow;
  const editor = await shown(graph({ ...unread, steps, unknown: ["a loop adds steps"] }));
  await expect(card(editor, "items").locator(".tone-bad")).toContainText("error");
  await expect(card(editor, "items").locator(".tone-bad path")).toHaveCount(1);
  await expect(editor.page.getByRole("status").filter({ hasText: "a loop adds steps" })).toBeVisible();
  await close(editor);
});

test("half-typed code keeps the last good picture and says so", async () => {
  const editor = await shown();
  const range = { start: { line: 6, character: 3 }, end: { line: 6, character: 4 } };
  const half = graph(graphFlow("ProcessOrder", shapeOf("processOrder", { slug: "fetch" })));
  await editor.send({ type: "graph", graph: { ...half.graph, syntaxError: { message: "')' expected.", range } } });
  const banner = editor.page.getByRole("status").filter({ hasText: "half typed" });
  await expect(banner).toContainText("You see the last version that could be read. ')' expected.");
  await expect(card(editor, "close")).toBeVisible();
  await banner.getByRole("button", { name: "Go to line 7" }).click();
  await expect.poll(() => editor.said.at(-1)).toEqual({ type: "mistake" });
  await editor.send(half);
  await expect(banner).toBeHidden();
  await expect(card(editor, "close")).toHaveCount(0);
  await expect(editor.page.getByText("The graph was updated: 1 steps.")).toBeAttached();
  await close(editor);
});

test("a fault while drawing leaves the last picture, says so and reaches the log", async () => {
  const editor = await shown();
  const unfit = { ...order, steps: null as unknown as typeof order.steps };
  await editor.send(graph({ ...graphFlow("ProcessOrder", order), shape: unfit }));
  const banner = editor.page.getByRole("status").filter({ hasText: "could not be drawn" });
  await expect(banner).toBeVisible();
  await expect.poll(() => editor.said.at(-1)?.type).toBe("fault");
  await expect(card(editor, "close")).toBeVisible();
  await editor.send(orderGraph);
  await expect(banner).toBeHidden();
  await close(editor);
});

test("the list alone does all that the picture does, by keyboard", async () => {
  const editor = await shown();
  const { page, said } = editor;
  await page.getByRole("tree", { name: "Steps" }).locator("[tabindex='0']").focus();
  await expect(row(editor, "fetch")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(row(editor, "items")).toBeFocused();
  await expect(card(editor, "items")).toHaveClass(/selected/);
  await page.keyboard.press("ArrowRight");
  await expect(row(editor, "items")).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("treeitem", { name: "Depends on fetch" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(row(editor, "fetch")).toBeFocused();
  await page.keyboard.type("cl");
  await expect(row(editor, "close")).toBeFocused();
  await page.keyboard.press("Home");
  await page.keyboard.press("End");
  await expect(row(editor, "close")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect.poll(() => said.at(-1)).toEqual({ type: "reveal", flow: "ProcessOrder", step: "close" });
  await row(editor, "items").locator(".icon-chevron").click();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("treeitem", { name: /Runs with 5 attempts, 5 s base delay, 60 s limit/ })).toBeVisible();
  await expect(
    page.getByRole("treeitem", { name: "Attempt 1: from 0 s to 60 s at the latest, then 10 s pause" }),
  ).toBeVisible();
  await page.keyboard.press("ArrowLeft");
  await expect(row(editor, "fetch")).toHaveAttribute("aria-expanded", "false");
  await close(editor);
});

test("an update keeps the focus, what is unfolded and what is chosen", async () => {
  const editor = await shown();
  const { page } = editor;
  await page.getByRole("tree", { name: "Steps" }).locator("[tabindex='0']").focus();
  await page.keyboard.press("ArrowRight");
  const more = { ...order, steps: [...order.steps, { ...order.steps[4], slug: "mail", dependencies: ["close"] }] };
  await editor.send(graph(graphFlow("ProcessOrder", more as typeof order)));
  await expect(card(editor, "mail")).toBeVisible();
  await expect(row(editor, "fetch")).toBeFocused();
  await expect(row(editor, "fetch")).toHaveAttribute("aria-expanded", "true");
  await close(editor);
});

test("a comparison marks what is added, removed, changed and moved, with a legend in words", async () => {
  const editor = await shown();
  const { page, said } = editor;
  await page.getByLabel("Compare with").selectOption({ label: "the last commit" });
  await expect.poll(() => said.at(-1)).toEqual({ type: "compare", comparison: "committed", flow: "processOrder" });
  const before = shapeOf(
    "processOrder",
    { slug: "review", dependencies: [], requiredInputPattern: { risk: "high" }, whenUnmet: "skip-cascade" },
    { slug: "fetch", options: { maxAttempts: 3 } },
    { slug: "items", dependencies: ["fetch"], whenExhausted: "skip" },
    { slug: "audit", dependencies: ["items"] },
    { slug: "close", dependencies: ["review"] },
  );
  const flows = [{ name: "ProcessOrder", whole: true, shape: before }];
  await editor.send({ type: "other", comparison: "committed", label: "the last commit", flows });
  await expect(card(editor, "price")).toContainText("added");
  await expect(card(editor, "audit")).toContainText("removed");
  await expect(card(editor, "fetch")).toContainText("changed");
  const legend = page.getByRole("note", { name: "Legend" });
  await expect(legend).toContainText("Compared with the last commit:");
  await expect(legend).toContainText("1 added");
  await expect(legend).toContainText("1 removed");
  await expect(legend).toContainText(/\d changed/);
  await row(editor, "fetch").locator(".icon-chevron").click();
  await expect(page.getByRole("treeitem", { name: "maxAttempts: 3 → 5" })).toBeVisible();
  await expect(page.locator(".line-added")).not.toHaveCount(0);
  await expect(page.locator(".line-removed")).not.toHaveCount(0);
  await editor.send({
    type: "other",
    comparison: "committed",
    label: "the last commit",
    flows: [{ ...flows[0], name: "ProcessOrder", whole: true, shape: order }],
  });
  await expect(legend).toContainText("no difference");
  await editor.send({
    type: "other",
    comparison: "committed",
    label: "",
    flows: [],
    problem: "It was never committed.",
  });
  await expect(page.getByRole("status").filter({ hasText: "It was never committed." })).toBeVisible();
  await page.getByLabel("Compare with").selectOption({ label: "nothing" });
  await expect(legend).toBeHidden();
  await expect(page.getByText("It was never committed.")).toBeHidden();
  await close(editor);
});

test("a moved step is marked", async () => {
  const editor = await shown(graph(graphFlow("F", shapeOf("f", { slug: "a" }, { slug: "b" }, { slug: "c" }))));
  await editor.page.getByLabel("Compare with").selectOption("saved");
  const shape = shapeOf("f", { slug: "c" }, { slug: "a" }, { slug: "b" });
  await editor.send({
    type: "other",
    comparison: "saved",
    label: "the saved file",
    flows: [{ name: "F", whole: true, shape }],
  });
  await expect(card(editor, "c")).toContainText("moved");
  await expect(editor.page.locator(".diff-moved")).toHaveCount(1);
  await close(editor);
});

test("a simulated run says which steps run or are skipped, and why", async () => {
  const editor = await shown();
  const { page } = editor;
  await page.getByRole("button", { name: "Simulate" }).click();
  await expect(card(editor, "review")).toContainText("open");
  await expect(card(editor, "close")).toContainText("open");
  await card(editor, "fetch").click();
  await page.getByLabel("Output of fetch (JSON)").fill('{"risk":"low"}');
  await expect(card(editor, "review")).toContainText("skipped");
  await expect(card(editor, "close")).toContainText("skipped");
  await expect(page.locator(".sum")).toHaveText("The run completes: 3 run, 2 skipped.");
  await row(editor, "review").locator(".icon-chevron").click();
  await expect(page.getByRole("treeitem", { name: "its input does not contain the pattern of “if”" })).toBeVisible();
  await card(editor, "items").click();
  await page.getByLabel("Output of items (JSON)").fill("[1,2,3]");
  await expect(card(editor, "price")).toContainText("runs, 3 tasks");
  await page.getByLabel("Output of items (JSON)").fill("[]");
  await expect(card(editor, "price")).toContainText("complete at once");
  await page.getByLabel("Output of items (JSON)").fill('{"no":"array"}');
  await expect(page.locator(".sum")).toContainText(
    "The run fails at items: its output is no array, but price is a map over it.",
  );
  await page.getByLabel("Output of items (JSON)").fill("[1");
  await expect(page.getByText(/This is not JSON yet/)).toBeVisible();
  await page.getByLabel("fails at every attempt").check();
  await expect(card(editor, "items")).toContainText("skipped");
  await page.getByLabel("Input of the flow (JSON)").fill("{");
  await expect(page.getByLabel("Input of the flow (JSON)")).toHaveAttribute("aria-invalid", "true");
  await page.getByRole("button", { name: "Reset" }).click();
  await expect(card(editor, "items")).toContainText("runs");
  await close(editor);
});

test("retries are told in words and drawn as bars", async () => {
  const editor = await shown();
  await card(editor, "fetch").click();
  const retries = editor.page.locator(".retries");
  await expect(retries.getByRole("heading", { name: "Retries of fetch" })).toBeVisible();
  await expect(retries.locator(".bar")).toHaveCount(5);
  await expect(retries.getByRole("listitem").first()).toHaveText(
    "Attempt 1: from 0 s to 60 s at the latest, then 10 s pause",
  );
  await close(editor);
});

test("without a whole flow there is nothing to simulate, and it says why", async () => {
  const { shape: _, ...flow } = graphFlow("ProcessOrder", order);
  const editor = await shown(graph(flow));
  await editor.page.getByRole("button", { name: "Simulate" }).click();
  await expect(editor.page.getByText("once the flow has no errors and all of it is known")).toBeVisible();
  await expect(editor.page.getByLabel("Input of the flow (JSON)")).toBeHidden();
  await close(editor);
});

test("the last run lies over the graph", async () => {
  const editor = await shown();
  const steps = [
    { slug: "fetch", status: "completed" },
    { slug: "items", status: "failed", error: "The shop did not answer." },
    { slug: "review", status: "skipped" },
  ];
  await editor.send({
    type: "run",
    flow: "processOrder",
    run: { id: "1", status: "failed", startedAt: "2026-11-20T10:00:00Z", steps },
  });
  await expect(card(editor, "fetch")).toContainText("last run: completed");
  await expect(card(editor, "items")).toContainText("last run: failed");
  await expect(editor.page.getByRole("note", { name: "Legend" })).toContainText("failed");
  await row(editor, "items").locator(".icon-chevron").click();
  await expect(editor.page.getByRole("treeitem", { name: "The shop did not answer." })).toBeVisible();
  await close(editor);
});

test("several flows have a picker, and the cursor chooses too", async () => {
  const second = graphFlow("Second", shapeOf("second", { slug: "only" }), 20);
  const editor = await shown(graph(graphFlow("ProcessOrder", order), second));
  const { page } = editor;
  await page.getByRole("combobox", { name: "Flow" }).selectOption({ label: "second" });
  await expect(card(editor, "only")).toBeVisible();
  await expect(card(editor, "fetch")).toHaveCount(0);
  await editor.send({ type: "cursor", line: 2, character: 5 });
  await expect(card(editor, "fetch")).toHaveClass(/selected/);
  await editor.send({ type: "show", flow: "Second" });
  await expect(card(editor, "only")).toBeVisible();
  await close(editor);
});

test("what was chosen and typed survives a reload", async () => {
  const second = graphFlow("Second", shapeOf("second", { slug: "only" }), 20);
  const both = graph(graphFlow("ProcessOrder", order), second);
  const editor = await shown(both);
  const { page } = editor;
  await page.getByRole("combobox", { name: "Flow" }).selectOption({ label: "second" });
  await page.getByRole("button", { name: "Simulate" }).click();
  await page.getByLabel("Input of the flow (JSON)").fill('{"kept":true}');
  await editor.reload();
  await editor.send(both);
  await expect(card(editor, "only")).toBeVisible();
  await expect(page.getByLabel("Input of the flow (JSON)")).toHaveValue('{"kept":true}');
  await close(editor);
});

test("the SVG stands alone: its looks inside, no class, script or address", async () => {
  const editor = await shown();
  await editor.page.getByRole("button", { name: "Export SVG" }).click();
  await expect.poll(() => editor.said.at(-1)?.type).toBe("svg");
  const said = editor.said.at(-1);
  assert.ok(said?.type === "svg");
  assert.equal(said.name, "processOrder");
  assert.match(said.svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  assert.match(said.svg, /<title>processOrder<\/title>/);
  assert.match(said.svg, /fill="rgb/);
  assert.doesNotMatch(said.svg, /class=|<script|href=|url\(|var\(/);
  await editor.send({ type: "export" });
  await expect.poll(() => editor.said.filter(({ type }) => type === "svg").length).toBe(2);
  await close(editor);
});

test("no flow, no steps: said with what to do", async () => {
  const editor = await openFlowWindow();
  await editor.send(graph());
  await expect(editor.page.getByText(/This file builds no flow yet/)).toBeVisible();
  await editor.send(graph(graphFlow("Empty", shapeOf("empty"))));
  await expect(editor.page.getByText(/This flow has no steps yet/)).toBeVisible();
  await editor.send({ type: "nothing", why: "The language server is stopped." });
  await expect(editor.page.getByText("The language server is stopped.")).toBeVisible();
  await close(editor);
});

test("half a file's flows that name a step twice, or a later one, are drawn all the same", async () => {
  const odd = shapeOf(
    "odd",
    { slug: "a", dependencies: ["b"] },
    { slug: "b", dependencies: ["a", "a"] },
    { slug: "a" },
  );
  const { shape: _, ...flow } = graphFlow("Odd", odd);
  const editor = await shown(graph(flow));
  await expect(editor.page.locator(".card")).toHaveCount(3);
  await close(editor);
});

test("a hundred steps are drawn anew in a tenth of a second", async () => {
  const wide = shapeOf(
    "wide",
    ...Array.from({ length: 100 }, (_, index) => ({
      slug: `step${index}`,
      dependencies:
        index < 4
          ? []
          : [`step${index - 4}`, `step${Math.floor(index / 2)}`].filter((one, at, all) => all.indexOf(one) === at),
    })),
  );
  const editor = await shown(graph(graphFlow("Wide", wide)));
  const more = shapeOf("wide", ...wide.steps, { slug: "last", dependencies: ["step99"] });
  const times = await editor.page.evaluate(
    given => {
      const messages = given as readonly unknown[];
      const times: number[] = [];
      for (let round = 0; round < 18; round++) {
        const data = messages[round % 2];
        const began = performance.now();
        window.dispatchEvent(new MessageEvent("message", { data }));
        document.body.getBoundingClientRect();
        times.push(performance.now() - began);
      }
      return times;
    },
    [graph(graphFlow("Wide", more)), graph(graphFlow("Wide", wide))] as unknown,
  );
  const median = times.toSorted((a, b) => a - b)[9] ?? Number.NaN;
  console.log(`100 steps: layout and redraw in ${median.toFixed(1)} ms (median of ${times.length})`);
  // Timing claims live in the bench; here only what no machine may exceed.
  assert.ok(median < 500, `${median} ms`);
  await close(editor);
});
