import { linked, page, type WebviewPlaces } from "../agent/html.ts";
import type { FlowPageStart } from "./start.ts";

/** The page of a flow graph: our own script and style alone; it runs nothing, loads nothing and sends nothing. */
export function flowHtml(start: FlowPageStart, places: WebviewPlaces): string {
  return page({
    lang: start.language,
    title: "Agentwright",
    policy: [
      "default-src 'none'",
      `style-src ${places.cspSource}`,
      `script-src 'nonce-${places.nonce}'`,
      "base-uri 'none'",
      "form-action 'none'",
    ].join("; "),
    start,
    ...linked(places),
  });
}
