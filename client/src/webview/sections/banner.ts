import type { ToPage } from "../../previews/agent/messages.ts";
import { button, el, fill } from "../dom.ts";
import { icon } from "../icons.ts";
import type { Page, Part } from "../shared/context.ts";
import { say } from "../shared/say.ts";

type Broken = Extract<ToPage, { readonly type: "broken" }>;

/** What stands above all else while it is true. */
export interface BannerState {
  readonly broken?: Broken;
  readonly trusted: boolean;
  /** Is there a plugin below it? */
  readonly shown: boolean;
}

/** Says that the file has a mistake, and where; and that the workspace isn't trusted. */
export function banner(page: Page): Part<BannerState> {
  const { words, mode } = page.start;
  const element = el("div", { class: "banners", role: "status" });
  return {
    element,
    update({ broken, trusted, shown }) {
      fill(element, broken && brokenLine(broken, shown), !trusted && mode !== "page" && trustLine());
    },
  };

  function brokenLine(broken: Broken, shown: boolean): HTMLElement {
    const { finding, more, message } = broken;
    const jump =
      finding && button({ class: "link" }, () => page.port.post({ type: "jump" }), say(words.goTo, finding.line));
    return el(
      "div",
      { class: "banner banner-warning" },
      icon("warning"),
      el(
        "div",
        {},
        el("strong", {}, headline(broken, shown)),
        el(
          "p",
          {},
          finding ? `${finding.message} ` : `${message} `,
          finding && el("code", {}, finding.code),
          more > 0 && ` ${say(words.brokenMore, more)}`,
          jump && " ",
          jump,
        ),
      ),
    );
  }

  function headline({ finding }: Broken, shown: boolean): string {
    if (finding === undefined) return shown ? words.notBuilt : words.notBuiltFirst;
    return shown ? words.broken : words.brokenFirst;
  }

  function trustLine(): HTMLElement {
    const manage = button({ class: "link" }, () => page.port.post({ type: "manageTrust" }), words.manageTrust);
    return el(
      "div",
      { class: "banner banner-info" },
      icon("shield"),
      el("div", {}, el("p", {}, mode === "file" ? words.restricted : words.restrictedBuild, " ", manage)),
    );
  }
}
