import { join } from "node:path";
import { expect, type FrameLocator, type Locator, type Page } from "@playwright/test";
import type { EditorServer } from "../editor/workbench/server.ts";

/** VS Code as a person at the keyboard has it. */
export class Editor {
  readonly page: Page;
  readonly #server: EditorServer;
  readonly #folder: string;

  constructor(page: Page, server: EditorServer, folder: string) {
    this.page = page;
    this.#server = server;
    this.#folder = folder;
  }

  /** Opens the workspace with these files in tabs; the last one has the focus. */
  async open(...files: readonly string[]): Promise<void> {
    const payload = files.map(file => ["openFile", this.#server.uri(join(this.#folder, file))] as const);
    await this.page.goto(this.#server.url(this.#folder, payload));
    await this.page.locator(".monaco-workbench").waitFor();
    const last = files.at(-1);
    if (last !== undefined) await this.lines.first().waitFor();
  }

  /** The lines of the active text editor. */
  get lines(): Locator {
    return this.page.locator(".editor-group-container.active .editor-instance .view-lines .view-line");
  }

  get squiggles(): Locator {
    return this.page.locator(".squiggly-error");
  }

  get notifications(): Locator {
    return this.page.locator(".notifications-toasts .notification-list-item");
  }

  get statusBar(): Locator {
    return this.page.locator(".statusbar-item");
  }

  /** Runs a command by its title from the palette. */
  async command(title: string): Promise<void> {
    await this.page.keyboard.press("F1");
    const input = this.page.locator(".quick-input-widget .quick-input-box input");
    await input.waitFor();
    await input.fill(`>${title}`);
    // The list is drawn anew while it is filtered; Enter takes the row that has the focus once it is the right one.
    await this.page.locator(".quick-input-list .monaco-list-row.focused", { hasText: title }).waitFor();
    await this.page.keyboard.press("Enter");
  }

  /** Answers the input box or quick pick that is open. */
  async answer(text: string): Promise<void> {
    const input = this.page.locator(".quick-input-widget .quick-input-box input");
    await input.waitFor();
    await input.fill(text);
    await this.page.keyboard.press("Enter");
  }

  /** Puts the cursor at a place (one-based) of the active editor. */
  async goto(line: number, column = 1): Promise<void> {
    await this.page.keyboard.press("Control+G");
    await this.answer(`:${line}:${column}`);
    // The next key would still go to the box that is closing.
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
  }

  /**
   * Opens the list of fixes at the cursor. The editor drops a request for them while extensions still register, and a
   * person presses the keys again.
   */
  async fixes(expected: string): Promise<Locator> {
    const list = this.page.locator(".action-widget").first();
    await expect(async () => {
      await this.page.keyboard.press("Control+.");
      await expect(list).toContainText(expected, { timeout: 3000 });
    }).toPass({ timeout: 20_000 });
    return list;
  }

  /** The text of the visible output channel, in order. */
  async outputText(): Promise<string> {
    const lines = await this.page
      .locator(".panel .view-lines .view-line")
      .evaluateAll(all =>
        all.map(line => ({ top: Number.parseInt(line.style.top, 10), text: line.textContent ?? "" })),
      );
    lines.sort((a, b) => a.top - b.top);
    return lines.map(({ text }) => text.replaceAll("\u00a0", " ")).join("\n");
  }

  /** The content of the visible webview. */
  get webview(): FrameLocator {
    return this.page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
  }
}
