import { type PageStart, pageStart } from "../../previews/agent/start.ts";

/** Id of the data block in the page's HTML. */
const blockId = "start";

/** Reads what the page was told in its own HTML. Throws if it isn't there or is nonsense: the page is then broken. */
export function readStart(): PageStart {
  const told: unknown = JSON.parse(document.getElementById(blockId)?.textContent ?? "null");
  if (!pageStart(told)) throw new Error("The page lacks what it needs to start; close it and open it again.");
  return told;
}

/** The plugin inside an exported page. */
export function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), character => character.charCodeAt(0));
}
