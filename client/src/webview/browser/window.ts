import type { Page } from "@playwright/test";
import { webviewHtml } from "../../previews/agent/html.ts";
import type { ToExtension, ToPage } from "../../previews/agent/messages.ts";
import type { PageStart } from "../../previews/agent/start.ts";
import { previewWords } from "../../previews/agent/words.ts";
import { newPage, script, style } from "./open.ts";

/** A page as a webview has it, with a stand-in for the editor around it: state, messages, theme. */
export interface EditorWindow {
  readonly page: Page;
  readonly complaints: string[];
  /** What the page said to the extension, in order. */
  readonly said: ToExtension[];
  /** What the extension says to the page; bytes go over as they do in an editor. */
  send(message: ToPage): Promise<void>;
  reload(): Promise<void>;
}

const origin = "https://webview.test";

/** Opens the page of a config's preview, as `webviewHtml` makes it, with its content policy. */
export async function openWindow(
  start: Partial<PageStart> = {},
  options: Parameters<typeof newPage>[0] & { readonly theme?: string } = {},
): Promise<EditorWindow> {
  const { theme = "", ...rest } = options;
  const { page, complaints } = await newPage(rest);
  const said: ToExtension[] = [];
  const html = webviewHtml(
    {
      mode: "document",
      uri: "file:///a/triage.agent.yaml",
      trusted: true,
      language: "en",
      words: previewWords(),
      ...start,
    },
    { script: `${origin}/preview.js`, style: `${origin}/preview.css`, cspSource: origin, nonce: "n0nce" },
  );
  await page.exposeFunction("sayToExtension", (message: ToExtension) => void said.push(message));
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
    if (path === "/preview.js") return route.fulfill({ contentType: "text/javascript", body: script });
    if (path === "/preview.css") return route.fulfill({ contentType: "text/css", body: theme + style });
    return route.fulfill({ contentType: "text/html", body: html });
  });
  await page.goto(`${origin}/`);
  return {
    page,
    complaints,
    said,
    send: message => send(page, message),
    reload: async () => {
      await page.reload();
    },
  };
}

async function send(page: Page, message: ToPage): Promise<void> {
  const wasm = message.type === "plugin" ? Buffer.from(message.wasm).toString("base64") : undefined;
  await page.evaluate(
    ([plain, base64]) => {
      const bytes = base64 === undefined ? {} : { wasm: Uint8Array.from(atob(base64), char => char.charCodeAt(0)) };
      window.postMessage({ ...(plain as object), ...bytes });
    },
    [{ ...message, wasm: undefined }, wasm] as const,
  );
}
