import type { CallAnswer, EffectRecord, JsonObject, ToolShape } from "@agentwright/protocol";
import { button, el, fill, freshId, show } from "../dom.ts";
import type { Ask } from "../effects/ask.ts";
import { askView } from "../effects/ask-view.ts";
import { type IconName, icon } from "../icons.ts";
import type { Page, Part } from "../shared/context.ts";
import { timeText } from "../shared/figures.ts";
import { say } from "../shared/say.ts";
import { answerView } from "./answer-view.ts";
import { errorTitle } from "./error-words.ts";
import { InputForm } from "./input-form.ts";
import { Pause } from "./pause.ts";

const kindIcons: Readonly<Record<ToolShape["kind"], IconName>> = { code: "code", http: "globe", flow: "flow" };

/** One tool: unfolds to its form, its call and what came of it. */
export class ToolCard implements Part<ToolShape> {
  readonly element: HTMLDetailsElement;
  readonly #page: Page;
  readonly #form: InputForm;
  readonly #summary = el("summary", {});
  readonly #about = el("div", { class: "tool-about" });
  readonly #run = el("button", { type: "submit", class: "primary" });
  readonly #stop: HTMLButtonElement;
  readonly #mode: HTMLButtonElement;
  readonly #reset: HTMLButtonElement;
  readonly #asks = el("ol", { class: "asks" });
  readonly #asksFrame: HTMLElement;
  readonly #asksCount = el("span", { class: "count" });
  readonly #answer = el("div", {});
  #tool: ToolShape;
  #running: AbortController | undefined;
  #slow: ReturnType<typeof setTimeout> | undefined;
  #answerShown = "";
  #calls = 0;

  constructor(page: Page, tool: ToolShape) {
    const { words } = page.start;
    this.#page = page;
    this.#tool = tool;
    this.#form = new InputForm(page, tool);
    this.#stop = button({ class: "secondary", hidden: true }, () => this.#running?.abort(), icon("stop"), words.stop);
    this.#mode = button({ class: "quiet" }, () => this.#toggle(), words.editJson);
    this.#reset = button({ class: "quiet" }, () => this.#form.reset(), words.reset);
    const asksTitle = el("h4", { id: freshId("asks") }, words.requests, this.#asksCount);
    this.#asksFrame = el(
      "div",
      { class: "sub", hidden: true, role: "group", "aria-labelledby": asksTitle.id },
      asksTitle,
      this.#asks,
    );
    const actions = el(
      "div",
      { class: "actions" },
      this.#run,
      this.#stop,
      el("span", { class: "gap" }),
      this.#mode,
      this.#reset,
    );
    const form = el("form", { class: "tool-form", novalidate: true }, this.#about, this.#form.element, actions);
    form.addEventListener("submit", event => {
      event.preventDefault();
      void this.#call();
    });
    form.addEventListener("keydown", event => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    });
    const result = el(
      "section",
      { class: "result", "aria-label": `${words.result}: ${tool.name}` },
      this.#asksFrame,
      this.#answer,
    );
    this.element = el("details", { class: "tool card", "data-tool": tool.name }, this.#summary, form, result);
    this.element.open = page.memory.tool(tool.name).open ?? false;
    this.element.addEventListener("toggle", () => {
      page.memory.tool(tool.name).open = this.element.open;
      page.memory.save();
    });
    this.#describe();
    this.#showAnswer();
  }

  update(tool: ToolShape): void {
    const changed = JSON.stringify(tool) !== JSON.stringify(this.#tool);
    this.#tool = tool;
    if (changed) {
      this.#describe();
      this.#form.update(tool);
    }
    if (this.#running === undefined) this.#showAnswer();
  }

  #describe(): void {
    const { words } = this.#page.start;
    const { name, description, kind, returns } = this.#tool;
    const kinds = { code: words.kindCode, http: words.kindHttp, flow: words.kindFlow };
    fill(
      this.#summary,
      icon("chevron"),
      el("span", { class: "tool-icon" }, icon(kindIcons[kind])),
      el("h3", {}, name),
      el("span", { class: "badge" }, kinds[kind]),
      el("span", { class: "tool-line" }, description),
    );
    fill(
      this.#about,
      el("p", {}, description),
      returns ? el("p", { class: "note" }, say(words.returns, returns)) : undefined,
    );
    fill(this.#run, icon("play"), words.call);
    this.#run.setAttribute("aria-label", say(words.callNamed, name));
    show(this.#mode, !this.#form.empty);
    show(this.#reset, !this.#form.empty);
    this.#nameMode();
  }

  #toggle(): void {
    this.#form.toggle();
    this.#nameMode();
  }

  #nameMode(): void {
    this.#mode.textContent = this.#form.asJson ? this.#page.start.words.editForm : this.#page.start.words.editJson;
  }

  async #call(): Promise<void> {
    const shown = this.#page.shown();
    if (this.#running !== undefined || shown === undefined) return;
    const input = this.#form.read();
    if (input === undefined) return;
    const running = new AbortController();
    this.#running = running;
    this.#busy(true);
    fill(this.#asks);
    show(this.#asksFrame, false);
    fill(this.#answer);
    this.#answerShown = "";
    const answer = await this.#ask(input, running.signal, shown);
    this.#running = undefined;
    this.#calls += 1;
    this.#busy(false);
    const memory = this.#page.memory.tool(this.#tool.name);
    memory.answer = answer;
    memory.answeredBy = shown.facts.sha256;
    this.#page.memory.save();
    this.#showAnswer();
    this.#answer.firstElementChild?.firstElementChild?.scrollIntoView({ block: "nearest" });
    this.#announce(answer);
  }

  async #ask(
    input: JsonObject,
    signal: AbortSignal,
    shown: NonNullable<ReturnType<Page["shown"]>>,
  ): Promise<CallAnswer> {
    const views = new Map<Ask, ReturnType<typeof askView>>();
    const pause = new Pause();
    const changed = (ask: Ask) => {
      pause.set(ask, ask.state === "waiting");
      const known = views.get(ask);
      if (known !== undefined) {
        known.update();
        return;
      }
      const view = askView(this.#page, ask);
      views.set(ask, view);
      this.#addAsk(view.element);
      if (ask.state !== "waiting") return;
      view.element.scrollIntoView({ block: "nearest" });
      this.#page.announce(this.#page.start.words.waiting);
    };
    const answer = await shown.sandbox.call({
      tool: this.#tool.name,
      input,
      signal,
      perform: (effect, ended) => this.#page.desk.perform(shown.manifest, effect, ended, changed),
    });
    return { ...answer, durationMs: Math.max(0, answer.durationMs - pause.ms) };
  }

  #addAsk(element: HTMLElement): void {
    this.#asks.append(element);
    this.#asksCount.textContent = String(this.#asks.childElementCount);
    show(this.#asksFrame, true);
  }

  /** A quick call shows no *Stop*: it would only flicker. */
  #busy(busy: boolean): void {
    clearTimeout(this.#slow);
    const stopFocused = document.activeElement === this.#stop;
    show(this.#stop, false);
    if (stopFocused) this.#run.focus();
    if (busy) this.#slow = setTimeout(() => this.#slowCall(), 200);
    this.#run.setAttribute("aria-disabled", String(busy));
    this.element.setAttribute("aria-busy", String(busy));
  }

  #slowCall(): void {
    show(this.#stop, true);
    const waits = this.#asks.querySelector(".ask-waiting") !== null;
    if (!waits) fill(this.#answer, el("p", { class: "running" }, this.#page.start.words.running));
  }

  #showAnswer(): void {
    const { answer, answeredBy } = this.#page.memory.tool(this.#tool.name);
    if (answer === undefined) return;
    if (this.#asks.childElementCount === 0) {
      for (const effect of answer.effects) this.#addAsk(askView(this.#page, askOf(effect)).element);
    }
    const stale = answeredBy !== this.#page.shown()?.facts.sha256;
    const key = `${this.#calls} ${stale}`;
    if (key === this.#answerShown) return;
    this.#answerShown = key;
    fill(this.#answer, answerView(this.#page, this.#tool.name, answer, stale));
  }

  #announce(answer: CallAnswer): void {
    const { words, language } = this.#page.start;
    const { name } = this.#tool;
    if (answer.ok) this.#page.announce(say(words.doneIn, name, timeText(answer.durationMs, language)));
    else this.#page.announce(say(words.failedSay, name, `${errorTitle(answer.error, words)}. ${answer.error.message}`));
  }
}

/** An effect of a call that ended before the page was reloaded. */
function askOf(record: EffectRecord): Ask {
  const effect = { id: 0, kind: record.kind, request: record.request } as Ask["effect"];
  return { effect, state: record.outcome, detail: record.detail, ms: record.ms };
}
