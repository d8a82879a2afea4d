import { readManifest } from "@agentwright/runtime";
import type { PluginFacts, ToPage } from "../previews/agent/messages.ts";
import type { PageStart } from "../previews/agent/start.ts";
import { el, fill, show } from "./dom.ts";
import { EffectDesk } from "./effects/desk.ts";
import { ExtensionSender, NoSender } from "./effects/sender.ts";
import { icon } from "./icons.ts";
import type { Port } from "./port.ts";
import { Sandbox, silenceMs } from "./sandbox/sandbox.ts";
import { type BannerState, banner } from "./sections/banner.ts";
import { pageParts } from "./sections/parts.ts";
import type { Page, Shown } from "./shared/context.ts";
import { Memory } from "./shared/memory.ts";
import { say } from "./shared/say.ts";

/** The whole page: takes messages, keeps what is shown, and hands it to the parts. */
export class App {
  readonly #page: Page;
  readonly #sender: ExtensionSender | undefined;
  readonly #workerUrl: string;
  readonly #live = el("p", { class: "unseen", role: "status", "aria-live": "polite" });
  readonly #loading: HTMLElement;
  readonly #refused = el("main", { class: "refused", hidden: true });
  readonly #banner;
  readonly #parts;
  #bannerState: BannerState;
  #shown: Shown | undefined;
  #secrets: readonly string[] | undefined;

  constructor(root: HTMLElement, start: PageStart, port: Port, workerSource: string) {
    const { words } = start;
    this.#workerUrl = URL.createObjectURL(new Blob([workerSource], { type: "text/javascript" }));
    this.#sender = start.mode === "page" ? undefined : new ExtensionSender(port, words, start.trusted);
    this.#page = {
      start,
      port,
      desk: new EffectDesk(words, this.#sender ?? new NoSender(words)),
      memory: new Memory(port, start.uri),
      announce: text => this.#announce(text),
      shown: () => this.#shown,
    };
    this.#banner = banner(this.#page);
    this.#bannerState = { trusted: start.trusted, shown: false };
    this.#parts = pageParts(this.#page);
    this.#loading = el("p", { class: "loading", role: "status" }, words.loading);
    fill(root, this.#live, this.#banner.element, this.#loading, this.#refused, this.#parts.element);
    show(this.#parts.element, false);
    this.#tell(this.#bannerState);
    this.#page.memory.save();
  }

  take(message: ToPage): void {
    if (message.type === "plugin") this.showPlugin(message.wasm, message.modules ?? [], message.facts);
    else if (message.type === "building") document.body.setAttribute("aria-busy", "true");
    else if (message.type === "broken") this.#tell({ ...this.#bannerState, broken: message });
    else if (message.type === "refused") this.#refuse(message.reason);
    else if (message.type === "response") this.#sender?.take(message);
    else if (message.type === "secrets") {
      this.#secrets = message.set;
      this.#update();
    } else {
      this.#sender?.trust(message.trusted);
      this.#tell({ ...this.#bannerState, trusted: message.trusted });
    }
  }

  /** Shows a plugin in the place of the one before. */
  showPlugin(wasm: Uint8Array, modules: readonly Uint8Array[], facts: PluginFacts): void {
    const { words } = this.#page.start;
    const before = this.#shown;
    if (before?.facts.sha256 !== facts.sha256) {
      const limits = { tooLong: say(words.overLimit, silenceMs / 1000), stopped: words.youStopped };
      before?.sandbox.dispose();
      const sandbox = new Sandbox(this.#workerUrl, { wasm, modules }, limits);
      this.#shown = { manifest: readManifest(wasm), facts, wasm, modules, sandbox };
      if (before !== undefined) this.#announce(words.updated);
    } else if (before !== undefined) {
      this.#shown = { ...before, facts };
    }
    this.#tell({ trusted: this.#bannerState.trusted, shown: true });
    this.#update();
    show(this.#refused, false);
    show(this.#parts.element, true);
  }

  #update(): void {
    if (this.#shown === undefined) return;
    this.#parts.update({ shown: this.#shown, secrets: this.#secrets });
  }

  #tell(state: BannerState): void {
    document.body.removeAttribute("aria-busy");
    const { broken } = state;
    const waits = !state.shown && broken === undefined && (state.trusted || this.#page.start.mode === "file");
    show(this.#loading, waits);
    this.#bannerState = state;
    this.#banner.update(state);
  }

  #refuse(reason: string): void {
    const { words } = this.#page.start;
    show(this.#loading, false);
    fill(
      this.#refused,
      icon("error"),
      el("h1", {}, words.refusedTitle),
      el("p", {}, reason),
      el("p", { class: "note" }, words.refusedHint),
    );
    show(this.#refused, true);
    show(this.#parts.element, false);
  }

  #announce(text: string): void {
    this.#live.textContent = text;
  }
}
