import type { CallAnswer, CallError, PluginLog } from "@agentwright/protocol";
import { button, el } from "../dom.ts";
import { icon } from "../icons.ts";
import type { Page } from "../shared/context.ts";
import { copyButton } from "../shared/copy.ts";
import { timeText } from "../shared/figures.ts";
import { errorTitle } from "./error-words.ts";
import { jsonView } from "./json-view.ts";

/** How a call ended: result or error, time, log. `stale`: another version of the plugin gave it. */
export function answerView(page: Page, tool: string, answer: CallAnswer, stale: boolean): HTMLElement {
  const { words, language } = page.start;
  const head = el(
    "div",
    { class: "answer-head" },
    icon(answer.ok ? "check" : "error"),
    el("strong", {}, answer.ok ? words.done : errorTitle(answer.error, words)),
    el("span", { class: "time" }, timeText(answer.durationMs, language)),
    stale ? el("span", { class: "badge" }, words.olderVersion) : undefined,
    el("span", { class: "gap" }),
    copyButton(page, words.result, () => JSON.stringify(answer.ok ? answer.value : answer.error, null, 2)),
  );
  const body = answer.ok ? jsonView(answer.value, `${words.result}: ${tool}`, words) : errorBody(page, answer.error);
  return el(
    "div",
    { class: `answer ${answer.ok ? "answer-ok" : "answer-error"}` },
    head,
    body,
    logView(page, answer.logs),
  );
}

function errorBody(page: Page, error: CallError): HTMLElement {
  const { words } = page.start;
  const name =
    "name" in error && error.name !== undefined && !error.message.startsWith(error.name) ? `${error.name}: ` : "";
  const stack = "stack" in error && error.stack !== undefined ? error.stack.slice(0, 8) : [];
  const places = stack.map(place => {
    const text = `${place.file}:${place.line}`;
    if (page.start.mode !== "document") return el("li", {}, text);
    const jump = () =>
      page.port.post({
        type: "place",
        file: place.file,
        line: place.line,
        ...(place.column ? { column: place.column } : {}),
      });
    return el("li", {}, button({ class: "link" }, jump, text), place.function ? ` ${place.function}` : "");
  });
  const list = places.length > 0 && el("ol", { class: "stack", "aria-label": words.calledFrom }, ...places);
  return el("div", { class: "error-body" }, el("p", { class: "error-text" }, `${name}${error.message}`), list);
}

function logView(page: Page, logs: readonly PluginLog[]): HTMLElement | undefined {
  if (logs.length === 0) return undefined;
  const lines = logs.map(log =>
    el(
      "li",
      { class: `log log-${log.level}` },
      el("span", { class: "log-level" }, log.level),
      el("span", {}, log.message),
    ),
  );
  return el(
    "div",
    { class: "sub" },
    el("h4", {}, page.start.words.logs, el("span", { class: "count" }, String(logs.length))),
    el("ol", { class: "logs", tabindex: 0, "aria-label": page.start.words.logs }, ...lines),
  );
}
