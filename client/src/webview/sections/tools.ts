import type { ToolShape } from "@agentwright/protocol";
import { el, freshId } from "../dom.ts";
import type { Page, Part } from "../shared/context.ts";
import { ToolCard } from "../tool/card.ts";

/** All tools; a card lives on as long as a tool of its name does, with what was typed and what came of it. */
export function toolSection(page: Page): Part<readonly ToolShape[]> {
  const { words } = page.start;
  const id = freshId("tools");
  const list = el("div", { class: "section-body" });
  const nothing = el("p", { class: "empty" }, words.noTools);
  const element = el(
    "section",
    { class: "section tools", "aria-labelledby": id },
    el("h2", { id }, words.tools),
    list,
    nothing,
  );
  const cards = new Map<string, ToolCard>();
  return {
    element,
    update(tools) {
      if (page.memory.empty && tools[0] !== undefined) page.memory.tool(tools[0].name).open = true;
      const names = new Set(tools.map(tool => tool.name));
      for (const [name, card] of cards) {
        if (names.has(name)) continue;
        card.element.remove();
        cards.delete(name);
      }
      tools.forEach((tool, index) => {
        const card = cards.get(tool.name) ?? new ToolCard(page, tool);
        cards.set(tool.name, card);
        card.update(tool);
        if (list.children[index] !== card.element) list.insertBefore(card.element, list.children[index] ?? null);
      });
      nothing.hidden = tools.length > 0;
    },
  };
}
