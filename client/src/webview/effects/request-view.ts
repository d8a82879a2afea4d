import type { HttpRequest } from "@agentwright/protocol";
import type { Words } from "../../previews/agent/words.ts";
import { el } from "../dom.ts";
import { say } from "../shared/say.ts";

const secret = /\$\{secret:([^}]+)\}/g;

/** Headers and body of a request; keys stand there by their names alone. */
export function requestView(request: HttpRequest, words: Words): HTMLElement {
  const headers = Object.entries(request.headers ?? {});
  return el(
    "div",
    { class: "request" },
    headers.length > 0 &&
      el(
        "dl",
        { class: "pairs", "aria-label": words.headers },
        ...headers.flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, ...marked(value, words))]),
      ),
    request.body !== undefined &&
      el(
        "pre",
        { class: "json", tabindex: 0, role: "region", "aria-label": words.body },
        ...marked(request.body, words),
      ),
  );
}

function marked(text: string, words: Words): (Node | string)[] {
  const pieces: (Node | string)[] = [];
  let end = 0;
  for (const match of text.matchAll(secret)) {
    const name = match[1] ?? "";
    pieces.push(
      text.slice(end, match.index),
      el("span", { class: "secret", title: say(words.secretHere, name) }, name),
    );
    end = match.index + match[0].length;
  }
  pieces.push(text.slice(end));
  return pieces;
}
