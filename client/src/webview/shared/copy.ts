import { button } from "../dom.ts";
import { icon } from "../icons.ts";
import type { Page } from "./context.ts";
import { say } from "./say.ts";

/** A small button that puts a text on the clipboard and says so. `what` names it for screen readers. */
export function copyButton(page: Page, what: string, text: () => string): HTMLButtonElement {
  const { words } = page.start;
  const label = say(words.copyWhat, what);
  const self = button({ class: "quiet square copy", "aria-label": label, title: label }, () => {
    page.port.post({ type: "copy", text: text() });
    page.announce(words.copied);
    self.replaceChildren(icon("check"));
    setTimeout(() => self.replaceChildren(icon("copy")), 1200);
  });
  self.append(icon("copy"));
  return self;
}
