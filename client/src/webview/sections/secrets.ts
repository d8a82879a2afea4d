import { button, el } from "../dom.ts";
import { icon } from "../icons.ts";
import type { Page, Part } from "../shared/context.ts";
import { say } from "../shared/say.ts";
import { section } from "./section.ts";

/** Names of the keys that the plugin needs; `set` is undefined where nobody knows which are set. */
export interface SecretsShown {
  readonly needed: readonly string[];
  readonly set?: readonly string[];
}

/** Keys by name, never a value: set or not, with a way to set them. */
export function secretSection(page: Page): Part<SecretsShown> {
  const { words } = page.start;
  return section(words.secrets, "secrets", ({ needed, set }) => {
    if (needed.length === 0) return undefined;
    return [el("ul", { class: "lines" }, ...needed.map(name => line(name, set?.includes(name))))];
  });

  function line(name: string, isSet: boolean | undefined): HTMLElement {
    const state = isSet === undefined ? words.secretUnknown : isSet ? words.secretSet : words.secretNotSet;
    const kind = isSet === undefined ? "limit" : isSet ? "may" : "missing";
    const set =
      isSet === false &&
      button({ class: "link" }, () => page.port.post({ type: "setSecret", name }), say(words.secretAdd, name));
    return el(
      "li",
      { class: `line line-${kind}` },
      icon("key"),
      el("span", {}, el("code", {}, name), " ", el("span", { class: "state" }, state), set ? " " : "", set),
    );
  }
}
