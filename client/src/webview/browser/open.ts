import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "@playwright/test";
import { webPageHtml } from "../../previews/agent/web-page.ts";
import { previewWords } from "../../previews/agent/words.ts";
import { buildPreview } from "../build.mjs";
import { makePlugin } from "./plugin.ts";

/** A folder of this run with the built page in it. */
export const folder = mkdtempSync(join(tmpdir(), "agentwright-preview-"));
await buildPreview({ outdir: folder });
export const script = readFileSync(join(folder, "preview.js"), "utf8");
export const style = readFileSync(join(folder, "preview.css"), "utf8");

let browser: Browser | undefined;

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a browser page complained about: broken policy, errors on the console, exceptions. Empty at the end of a test. */
export interface Opened {
  readonly page: Page;
  readonly complaints: string[];
}

export async function newPage(options: Parameters<Browser["newPage"]>[0] = {}): Promise<Opened> {
  browser ??= await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"],
  });
  const page = await browser.newPage({ viewport: { width: 900, height: 900 }, ...options });
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on("console", message => {
    if (message.type() === "error" || /content security policy/i.test(message.text())) complaints.push(message.text());
  });
  page.on("pageerror", error => complaints.push(String(error)));
  return { page, complaints };
}

/** Writes the exported page of a plugin, and answers its file: URL. */
export async function exportedUrl(): Promise<string> {
  const file = join(folder, "page.html");
  const wasm = Buffer.from(await makePlugin()).toString("base64");
  const start = { mode: "page", trusted: false, language: "en", words: previewWords(), wasm } as const;
  writeFileSync(file, await webPageHtml({ title: "Support Triage 1.2.0", start, script, style }));
  return pathToFileURL(file).href;
}

/** The card of one tool, unfolded. */
export async function tool(page: Page, name: string) {
  const card = page.locator(`[data-tool=${name}]`);
  if (!(await card.evaluate(element => (element as HTMLDetailsElement).open)))
    await card.locator("summary").first().click();
  return card;
}
