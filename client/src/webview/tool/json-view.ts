import type { Json } from "@agentwright/protocol";
import type { Words } from "../../previews/agent/words.ts";
import { button, el, fill } from "../dom.ts";
import { sizeText } from "../shared/figures.ts";
import { say } from "../shared/say.ts";

/** Characters that are shown before the reader asks for all. */
const firstPart = 20_000;

const token = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** JSON, indented and coloured as the editor colours it; can be scrolled by keyboard. A long one is cut until asked for. */
export function jsonView(value: Json, label: string, words: Words): HTMLElement {
  const whole = JSON.stringify(value, null, 2);
  const view = el("pre", { class: "json", tabindex: 0, role: "region", "aria-label": label });
  if (whole.length <= firstPart) {
    view.append(coloured(whole));
    return view;
  }
  view.append(coloured(whole.slice(0, firstPart)), "…");
  const size = sizeText(whole.length, words.bytes);
  const more = button(
    { class: "quiet" },
    () => fill(frame, whole.length < 500_000 ? refill(whole) : plain(whole)),
    say(words.showAll, size),
  );
  const frame = el("div", {}, view, more);

  function refill(text: string): HTMLElement {
    fill(view, coloured(text));
    return view;
  }

  function plain(text: string): HTMLElement {
    view.textContent = text;
    return view;
  }
  return frame;
}

function coloured(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  let end = 0;
  for (const match of text.matchAll(token)) {
    fragment.append(text.slice(end, match.index));
    const [all, string, colon] = match;
    const kind = string === undefined ? (match[3] ? "word" : "number") : colon ? "key" : "string";
    fragment.append(el("span", { class: `json-${kind}` }, string ?? all));
    if (string !== undefined && colon) fragment.append(colon);
    end = match.index + all.length;
  }
  fragment.append(text.slice(end));
  return fragment;
}
