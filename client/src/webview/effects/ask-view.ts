import type { HttpRequest, JsonObject } from "@agentwright/protocol";
import { button, el, fill } from "../dom.ts";
import { type IconName, icon } from "../icons.ts";
import type { Page } from "../shared/context.ts";
import { timeText } from "../shared/figures.ts";
import { say } from "../shared/say.ts";
import { jsonView } from "../tool/json-view.ts";
import type { Ask, AskState } from "./ask.ts";
import { handForm } from "./hand-form.ts";
import { requestView } from "./request-view.ts";

const marks: Readonly<Record<AskState, IconName>> = {
  waiting: "shield",
  sending: "clock",
  done: "check",
  hand: "check",
  refused: "cross",
  failed: "error",
};

/** One effect with what became of it, and, while it waits, the user's choices. Update it after each change. */
export function askView(page: Page, ask: Ask): { readonly element: HTMLElement; update(): void } {
  const { words } = page.start;
  const element = el("li", { class: "ask" });

  function update(): void {
    element.className = `ask ask-${ask.state}`;
    const hadFocus = element.contains(document.activeElement);
    fill(element, head(page, ask), details(page, ask), ask.choose && choices());
    if (hadFocus) element.querySelector<HTMLElement>("button, summary")?.focus();
  }

  function choices(): HTMLElement {
    const box = el("div", { class: "choices", role: "group", "aria-label": words.waiting });
    const refuse = button({ class: "secondary" }, () => ask.choose?.({ kind: "refuse" }), words.refuse);
    const byHand = button(
      { class: "secondary" },
      () => {
        const form = handForm(page, ask, () => update());
        fill(box, form.element);
        form.focus();
      },
      words.byHand,
    );
    if (ask.hindrance !== undefined) {
      fill(box, el("p", { class: "note" }, ask.hindrance), el("div", { class: "buttons" }, byHand, refuse));
      return box;
    }
    const once = button({ class: "primary" }, () => ask.choose?.({ kind: "send", consent: "once" }), words.allowOnce);
    const always = button(
      { class: "secondary" },
      () => ask.choose?.({ kind: "send", consent: "always" }),
      words.allowAlways,
    );
    const question = el("p", { class: "question" }, say(words.asksHttp, ask.host ?? ""));
    fill(box, question, el("div", { class: "buttons" }, once, always, byHand, refuse));
    return box;
  }

  update();
  return { element, update };
}

function head(page: Page, ask: Ask): HTMLElement {
  const { words, language } = page.start;
  const states: Readonly<Record<AskState, string>> = {
    waiting: words.waiting,
    sending: words.sending,
    done: words.stateDone,
    hand: words.stateHand,
    refused: words.stateRefused,
    failed: words.stateFailed,
  };
  const forget =
    ask.state === "hand" && page.desk.remembers(ask.effect)
      ? button({ class: "link" }, () => page.desk.forget(ask.effect), words.forget)
      : undefined;
  const said = ask.state === "done" && ask.detail ? `${states[ask.state]} · ${ask.detail}` : states[ask.state];
  return el(
    "div",
    { class: "ask-head" },
    icon(marks[ask.state]),
    el("span", { class: "ask-title" }, titleOf(ask)),
    el(
      "p",
      { class: "ask-meta" },
      el("span", { class: "state" }, said),
      ask.ms === undefined ? undefined : el("span", { class: "time" }, timeText(ask.ms, language)),
      forget,
    ),
    (ask.state === "refused" || ask.state === "failed") && el("p", { class: "ask-reason" }, ask.detail),
  );
}

function titleOf(ask: Ask): string {
  if (ask.effect.kind !== "http") return ask.effect.kind;
  return `${ask.effect.request.method.toUpperCase()} ${ask.effect.request.url}`;
}

function details(page: Page, ask: Ask): HTMLElement {
  const { words } = page.start;
  const request =
    ask.effect.kind === "http"
      ? requestView(ask.effect.request as HttpRequest, words)
      : jsonView(ask.effect.request as JsonObject, words.requests, words);
  const answer = ask.value === undefined ? undefined : jsonView(ask.value, words.result, words);
  const summary = el("summary", {}, icon("chevron"), words.details);
  return el("details", { class: "ask-details", open: ask.choose !== undefined }, summary, request, answer);
}
