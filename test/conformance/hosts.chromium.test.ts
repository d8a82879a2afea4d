import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "@playwright/test";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, inject, test } from "vitest";
import { findChromium } from "../../scripts/lib/tools.ts";
import { vectorTests } from "./run.ts";

const { wasm, goWasm } = inject("built");
let browser: Browser;
let script = "";

/** Answers can be large, so requests go one by one; the plugin itself goes over once. */
interface PageGlobals {
  readonly conformance: { load(base64: string): void; fresh(): void; send(base64: string): string };
}

beforeAll(async () => {
  const page = fileURLToPath(new URL("page.ts", import.meta.url));
  const built = await build({ entryPoints: [page], bundle: true, write: false, format: "iife", logLevel: "error" });
  script = built.outputFiles[0]?.text ?? "";
  browser = await chromium.launch({
    executablePath: findChromium(),
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"],
  });
});

afterAll(() => browser?.close());

function inPage(file: string) {
  let page: Promise<Page> | undefined;
  const open = async (): Promise<Page> => {
    const opened = await browser.newPage();
    await opened.addScriptTag({ content: script });
    const load = (base64: string) => (globalThis as unknown as PageGlobals).conformance.load(base64);
    await opened.evaluate(load, readFileSync(file).toString("base64"));
    return opened;
  };
  return {
    fresh() {
      const before = page ?? open();
      page = before.then(async opened => {
        await opened.evaluate(() => (globalThis as unknown as PageGlobals).conformance.fresh());
        return opened;
      });
    },
    async send(request: Uint8Array): Promise<string> {
      const opened = await (page ?? open());
      const send = (base64: string) => (globalThis as unknown as PageGlobals).conformance.send(base64);
      return opened.evaluate(send, Buffer.from(request).toString("base64"));
    },
  };
}

vectorTests("wasm in Chromium", "wasm", () => inPage(wasm));

if (goWasm === undefined)
  describe("go-wasm in Chromium", () => test.skipIf(goWasm === undefined)("skipped: go not found", () => {}));
else vectorTests("go-wasm in Chromium", "go-wasm", () => inPage(goWasm));
