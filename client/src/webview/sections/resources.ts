import type { ResourceShape } from "@agentwright/protocol";
import { el } from "../dom.ts";
import type { Page, Part } from "../shared/context.ts";
import { sizeText } from "../shared/figures.ts";
import { section } from "./section.ts";

/** What the plugin brings along to be read. */
export function resourceSection(page: Page): Part<readonly ResourceShape[]> {
  const { words, language } = page.start;
  return section(words.resources, "resources", resources => {
    if (resources.length === 0) return undefined;
    const lines = resources.map(({ name, type, bytes }) =>
      el(
        "li",
        { class: "resource" },
        el("span", { class: "resource-name" }, name),
        el("span", { class: "badge" }, type),
        el("span", { class: "gap" }),
        el("span", { class: "time" }, bytes === undefined ? words.notEmbedded : sizeText(bytes, words.bytes, language)),
      ),
    );
    return [el("ul", { class: "resources-list card" }, ...lines)];
  });
}
