import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FlowGraph, FlowShape, GraphFlow, StepShape } from "@agentwright/protocol";
import type { Page } from "@playwright/test";
import { flowHtml } from "../../previews/flow/html.ts";
import type { FromFlowPage, ToFlowPage } from "../../previews/flow/messages.ts";
import type { FlowPageStart } from "../../previews/flow/start.ts";
import { flowWords } from "../../previews/flow/words.ts";
import { buildFlowPage } from "../build.mjs";
import { folder, newPage } from "./open.ts";

await buildFlowPage({ outdir: folder });
const script = readFileSync(join(folder, "flow.js"), "utf8");
const style = readFileSync(join(folder, "flow.css"), "utf8");
const origin = "https://webview.test";

/** The page of a flow graph with a stand-in for the editor around it. */
export interface FlowWindow {
  readonly page: Page;
  readonly complaints: string[];
  readonly said: FromFlowPage[];
  send(message: ToFlowPage): Promise<void>;
  reload(): Promise<void>;
}

export async function openFlowWindow(
  start: Partial<FlowPageStart> = {},
  options: Parameters<typeof newPage>[0] & { readonly theme?: string } = {},
): Promise<FlowWindow> {
  const { theme = "", ...rest } = options;
  const { page, complaints } = await newPage(rest);
  const said: FromFlowPage[] = [];
  const html = flowHtml(
    { language: "en", words: flowWords(), uri: "file:///a/order.ts", ...start },
    { script: `${origin}/flow.js`, style: `${origin}/flow.css`, cspSource: origin, nonce: "n0nce" },
  );
  await page.exposeFunction("sayToExtension", (message: FromFlowPage) => void said.push(message));
  await page.addInitScript(() => {
    const own = window as unknown as { acquireVsCodeApi: unknown; sayToExtension(message: unknown): void };
    own.acquireVsCodeApi = () => ({
      postMessage: (message: unknown) => own.sayToExtension(message),
      getState: () => JSON.parse(sessionStorage.getItem("state") ?? "null") ?? undefined,
      setState: (state: unknown) => sessionStorage.setItem("state", JSON.stringify(state)),
    });
  });
  await page.route(`${origin}/**`, route => {
    const path = new URL(route.request().url()).pathname;
    if (path === "/flow.js") return route.fulfill({ contentType: "text/javascript", body: script });
    if (path === "/flow.css") return route.fulfill({ contentType: "text/css", body: theme + style });
    return route.fulfill({ contentType: "text/html", body: html });
  });
  await page.goto(`${origin}/`);
  return {
    page,
    complaints,
    said,
    send: message => page.evaluate(data => window.postMessage(data), message as unknown),
    reload: async () => void (await page.reload()),
  };
}

type Sketch = Partial<StepShape> & { readonly slug: string };

export function shapeOf(slug: string, ...steps: readonly Sketch[]): FlowShape {
  return {
    slug,
    options: {},
    steps: steps.map(step => ({ stepType: "single", dependencies: [], options: {}, ...step })),
  };
}

/** A graph flow of a shape; each step on a line of its own from line 2 on, `offset` further down. */
export function graphFlow(name: string, shape: FlowShape, offset = 0): GraphFlow {
  const line = (at: number) => ({ start: { line: at, character: 2 }, end: { line: at, character: 40 } });
  return {
    slug: shape.slug,
    name,
    range: { start: { line: offset, character: 0 }, end: { line: offset + shape.steps.length + 2, character: 0 } },
    options: shape.options,
    unknown: [],
    shape,
    steps: shape.steps.map((step, index) => ({
      slug: step.slug,
      stepType: step.stepType,
      dependencies: step.dependencies,
      range: line(offset + index + 2),
      slugRange: line(offset + index + 2),
      options: step.options,
      conditional: step.requiredInputPattern !== undefined || step.forbiddenInputPattern !== undefined,
      ...(step.whenUnmet && { whenUnmet: step.whenUnmet }),
      ...(step.whenExhausted && { whenExhausted: step.whenExhausted }),
    })),
  };
}

export function graph(...flows: readonly GraphFlow[]): Extract<ToFlowPage, { readonly type: "graph" }> {
  const whole: FlowGraph = { uri: "file:///a/order.ts", version: 1, flows };
  return { type: "graph", graph: whole };
}
