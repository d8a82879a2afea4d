import type { PromptShape } from "@agentwright/protocol";
import { placeholdersIn, renderPrompt } from "@agentwright/runtime";
import { el, freshId } from "../dom.ts";
import { icon } from "../icons.ts";
import type { Page, Part } from "../shared/context.ts";
import { copyButton } from "../shared/copy.ts";
import { section } from "./section.ts";

/** Each prompt with its variables as a small form and the text that they make. */
export function promptSection(page: Page): Part<readonly PromptShape[]> {
  return section(page.start.words.prompts, "prompts", prompts =>
    prompts.length === 0 ? undefined : prompts.map(prompt => promptCard(page, prompt)),
  );
}

function promptCard(page: Page, prompt: PromptShape): HTMLElement {
  const { words } = page.start;
  const values = page.memory.prompt(prompt.name);
  const names = [...new Set([...prompt.variables, ...placeholdersIn(prompt.content)])];
  const text = el("pre", {
    class: "rendered",
    tabindex: 0,
    role: "region",
    "aria-label": `${words.rendered}: ${prompt.name}`,
  });
  const render = () => {
    text.replaceChildren(...pieces(prompt, names, values));
  };
  const fields = names.map(name => {
    const id = freshId("variable");
    const input = el("textarea", { id, rows: 1, spellcheck: "false" });
    input.value = values[name] ?? "";
    input.addEventListener("input", () => {
      values[name] = input.value;
      page.memory.save();
      render();
    });
    return el("div", { class: "field" }, el("label", { for: id }, name), input);
  });
  render();
  const rendered = () => renderPrompt(prompt, Object.fromEntries(names.map(name => [name, values[name] ?? ""])));
  const head = el(
    "div",
    { class: "answer-head" },
    el("span", {}, words.rendered),
    el("span", { class: "gap" }),
    copyButton(page, words.rendered, rendered),
  );
  return el(
    "details",
    { class: "card prompt" },
    el(
      "summary",
      {},
      icon("chevron"),
      el("h3", {}, prompt.name),
      el("span", { class: "tool-line" }, names.map(name => `{{${name}}}`).join(" ")),
    ),
    el("div", { class: "tool-form" }, ...fields),
    el("div", { class: "result" }, el("div", { class: "answer" }, head, text)),
  );
}

/** The text with its variables marked: by their value, or by their name while they have none. */
function pieces(
  prompt: PromptShape,
  names: readonly string[],
  values: Readonly<Record<string, string>>,
): (Node | string)[] {
  const marks = new Map(names.map((name, index) => [String.fromCodePoint(0xf0000 + index), name]));
  const marked = renderPrompt(prompt, Object.fromEntries([...marks].map(([mark, name]) => [name, mark])));
  return Array.from(marked.matchAll(/[\u{F0000}-\u{FFFFD}]|[^\u{F0000}-\u{FFFFD}]+/gu), ([piece]) => {
    const name = marks.get(piece);
    if (name === undefined) return piece;
    const value = values[name] ?? "";
    return el("mark", { class: value === "" ? "hole" : "" }, value === "" ? `{{${name}}}` : value);
  });
}
