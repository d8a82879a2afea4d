import type { Json } from "@agentwright/protocol";
import { button, el, freshId } from "../dom.ts";
import type { Page } from "../shared/context.ts";
import { say } from "../shared/say.ts";
import type { Ask } from "./ask.ts";

/** Lets the user be the other side: he types what the tool gets as an answer. */
export function handForm(page: Page, ask: Ask, back: () => void): { readonly element: HTMLElement; focus(): void } {
  const { words } = page.start;
  const http = ask.effect.kind === "http";
  const id = freshId("hand");
  const status = el("input", { id: `${id}-status`, type: "text", inputmode: "numeric", class: "short" });
  status.value = "200";
  const body = el("textarea", {
    id: `${id}-body`,
    class: "code",
    rows: 5,
    spellcheck: "false",
    "aria-describedby": `${id}-problem`,
  });
  body.value = http ? '{\n  "ok": true\n}' : '"…"';
  const reuse = el("input", { id: `${id}-reuse`, type: "checkbox" });
  const problem = el("p", { id: `${id}-problem`, class: "problem", hidden: true });
  const form = el(
    "form",
    { class: "hand", novalidate: true, "aria-label": words.handTitle },
    http && el("div", { class: "field" }, el("label", { for: status.id }, words.handStatus), status),
    el(
      "div",
      { class: "field" },
      el("label", { for: body.id }, http ? words.handBody : words.handValue),
      body,
      problem,
    ),
    el("div", { class: "flag-line" }, reuse, el("label", { for: reuse.id }, words.handReuse)),
    el(
      "div",
      { class: "buttons" },
      el("button", { type: "submit", class: "primary" }, words.handSend),
      button({ class: "secondary" }, back, words.back),
    ),
  );
  form.addEventListener("submit", event => {
    event.preventDefault();
    const read = http ? httpAnswer(status.value, body.value, words.notInteger) : jsonAnswer(body.value, words.notJson);
    problem.hidden = read.problem === undefined;
    problem.textContent = read.problem ?? "";
    if (read.value !== undefined) ask.choose?.({ kind: "hand", value: read.value, reuse: reuse.checked });
  });
  return { element: form, focus: () => body.focus() };
}

interface Read {
  readonly value?: Json;
  readonly problem?: string;
}

function httpAnswer(status: string, body: string, notInteger: string): Read {
  const code = Number(status.trim());
  if (!Number.isInteger(code) || code < 100 || code > 599) return { problem: notInteger };
  return { value: { status: code, headers: { "content-type": contentType(body) }, body } };
}

function contentType(body: string): string {
  return /^\s*[[{"]/.test(body) ? "application/json" : "text/plain; charset=utf-8";
}

function jsonAnswer(text: string, notJson: string): Read {
  try {
    return { value: JSON.parse(text) as Json };
  } catch (error) {
    return { problem: say(notJson, error instanceof Error ? error.message : String(error)) };
  }
}
