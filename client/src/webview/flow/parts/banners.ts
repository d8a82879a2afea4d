import { button, el, fill } from "../../dom.ts";
import { type IconName, icon } from "../../icons.ts";
import { say } from "../../shared/say.ts";
import type { FlowPage } from "../context.ts";

/** What stands above the picture while it is true. */
export interface BannerState {
  readonly syntaxError?: { readonly message: string; readonly line: number } | undefined;
  /** Is there a picture below it? */
  readonly shown: boolean;
  readonly unknown: readonly string[];
  readonly problem?: string | undefined;
  readonly fault: boolean;
}

/** Sentences about the picture: that it is an older one, that it may lack something, that a comparison failed. */
export class Banners {
  readonly element = el("div", { class: "banners", role: "status" });
  readonly #page: FlowPage;
  #last = "";

  constructor(page: FlowPage) {
    this.#page = page;
  }

  update(state: BannerState): void {
    // Said again only if it is something else: screen readers would repeat it with every letter.
    const key = JSON.stringify(state);
    if (key === this.#last) return;
    this.#last = key;
    const { words } = this.#page.start;
    const { syntaxError, shown, unknown, problem, fault } = state;
    fill(
      this.element,
      fault && line("error", "banner-warning", words.fault),
      syntaxError && this.#halfTyped(syntaxError, shown),
      problem !== undefined && line("info", "banner-info", problem),
      ...unknown.map(why => line("info", "banner-info", say(words.partly, why))),
    );
  }

  #halfTyped(error: { readonly message: string; readonly line: number }, shown: boolean): HTMLElement {
    const { start, port } = this.#page;
    const { words } = start;
    const jump = button({ class: "link" }, () => port.post({ type: "mistake" }), say(words.goTo, error.line));
    const text = shown ? words.halfTyped : words.halfTypedFirst;
    return line("warning", "banner-warning", `${text} ${error.message} `, jump);
  }
}

function line(name: IconName, kind: string, ...children: readonly (Node | string)[]): HTMLElement {
  return el("div", { class: `banner ${kind}` }, icon(name), el("p", {}, ...children));
}
