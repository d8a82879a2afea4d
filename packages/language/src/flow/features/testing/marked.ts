import { openFlow } from "../../document.ts";
import { readFlows } from "../../read/read.ts";
import type { FlowView } from "../view.ts";

/** A flow file whose text had a `|` where the cursor is; `‖` stands for a `|` of the text itself. */
export function markedFlow(text: string, fileName = "flow.ts"): { readonly view: FlowView; readonly offset: number } {
  const offset = text.indexOf("|");
  if (offset < 0) throw new Error("the text has no | for the cursor");
  return { view: viewOf(text.replace("|", "").replaceAll("‖", "|"), fileName), offset };
}

export function viewOf(text: string, fileName = "flow.ts"): FlowView {
  const document = openFlow(text, fileName);
  return { document, file: readFlows(document) };
}

/** Four steps: a list, a map over it, two that depend. Text may be put in before the last bracket of the chain. */
export function siteFlow(more = "", head = 'import { Flow } from "@pgflow/dsl";'): string {
  return `${head}
export const Site = new Flow<{ url: string }>({ slug: "site", timeout: 30 })
  .array({ slug: "links" }, async input => [input.url])
  .map({ slug: "fetch", array: "links", maxAttempts: 5 }, async link => link.length)
  .step({ slug: "title" }, async input => input.url)
  .step({ slug: "save", dependsOn: ["fetch", "title"], if: { title: "x" } }, async ({ fetch, title: name }) => {
    return { fetch, name };
  })
  .step({ slug: "log", dependsOn: ["save"] }, async deps => deps.save)${more};
`;
}
