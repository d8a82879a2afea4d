import { page } from "./html.ts";
import type { PageStart } from "./start.ts";

/** What one exported page is made of. */
export interface WebPage {
  readonly title: string;
  readonly start: PageStart;
  /** The bundled `preview.js` and `preview.css`. */
  readonly script: string;
  readonly style: string;
}

/**
 * One HTML file that holds a plugin and the preview, and needs nothing else: script and style stand in it and are let
 * in by their digests alone, and its policy leaves no way to the network.
 */
export async function webPageHtml({ title, start, script, style }: WebPage): Promise<string> {
  if (/<\/script|<!--/i.test(script) || /<\/style/i.test(style)) {
    throw new Error("The preview's script or style can't stand inside a page; build the extension again.");
  }
  const policy = [
    "default-src 'none'",
    `style-src '${await digest(style)}'`,
    `script-src '${await digest(script)}' 'wasm-unsafe-eval'`,
    "worker-src blob:",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return page({
    lang: start.language,
    title,
    policy,
    head: `<style>${style}</style>`,
    start,
    script: `<script>${script}</script>`,
    root: ' class="lonely"',
  });
}

/** A source of a content policy: the digest of exactly what stands between the tags. */
async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return `sha256-${btoa(String.fromCharCode(...bytes))}`;
}
