import type { FlowShape } from "@agentwright/protocol";
import { button, el, fill, freshId, show } from "../../dom.ts";
import { say } from "../../shared/say.ts";
import type { FlowPage } from "../context.ts";
import { read, runText, type Thought } from "../model/outcome.ts";

/** The form of a simulated run: the flow's input, and what the chosen step answers. */
export class Simulation {
  readonly element: HTMLElement;
  readonly #page: FlowPage;
  readonly #input: HTMLTextAreaElement;
  readonly #inputProblem = el("p", { class: "problem", id: freshId("problem"), hidden: true });
  readonly #sum = el("p", { class: "sum", role: "status" });
  readonly #step = el("div", { class: "field" });
  readonly #form: HTMLElement;
  readonly #notYet: HTMLElement;
  #chosen: string | undefined;

  constructor(page: FlowPage) {
    this.#page = page;
    const { words } = page.start;
    const id = freshId("input");
    this.#input = el("textarea", { id, rows: 4, spellcheck: "false", "aria-describedby": this.#inputProblem.id });
    this.#input.value = page.memory.kept.input;
    this.#input.addEventListener("input", () => {
      page.memory.kept.input = this.#input.value;
      page.refresh();
    });
    const reset = button({ class: "secondary" }, () => this.#reset(), words.reset);
    this.#notYet = el("p", { class: "note" }, words.notYet);
    this.#form = el(
      "div",
      { class: "fields" },
      el("div", { class: "field" }, el("label", { for: id }, words.input), this.#input, this.#inputProblem),
      this.#step,
      this.#sum,
      reset,
    );
    this.element = el("section", { class: "simulation", "aria-label": words.simulate }, this.#notYet, this.#form);
  }

  /** `shape` is absent while the flow isn't known whole. */
  update(shape: FlowShape | undefined, thought: Thought | undefined, chosen: string | undefined): void {
    const { words } = this.#page.start;
    show(this.element, this.#page.memory.kept.simulating);
    show(this.#notYet, shape === undefined);
    show(this.#form, shape !== undefined);
    const problem = thought?.problem;
    show(this.#inputProblem, problem !== undefined);
    this.#inputProblem.textContent = problem === undefined ? "" : say(words.notJson, problem.message);
    this.#input.setAttribute("aria-invalid", String(problem !== undefined));
    const text = thought?.outcome === undefined ? "" : runText(thought.outcome, words);
    if (this.#sum.textContent !== text) this.#sum.textContent = text;
    const known = shape?.steps.some(({ slug }) => slug === chosen) ? chosen : undefined;
    if (known === undefined || known !== this.#chosen) this.#showStep(known);
  }

  #showStep(slug: string | undefined): void {
    const { memory, start, refresh } = this.#page;
    const { words } = start;
    this.#chosen = slug;
    if (slug === undefined) {
      fill(this.#step, el("p", { class: "note" }, words.chooseStep));
      return;
    }
    const { kept } = memory;
    const [id, hint, check] = [freshId("output"), freshId("hint"), freshId("failing")];
    const problem = el("p", { class: "problem", hidden: true });
    const output = el("textarea", { id, rows: 3, spellcheck: "false", "aria-describedby": hint });
    output.value = Object.hasOwn(kept.outputs, slug) ? (kept.outputs[slug] ?? "") : "";
    const judge = () => {
      const answer = output.value.trim() === "" ? undefined : read(output.value);
      show(problem, answer?.ok === false);
      problem.textContent = answer?.ok === false ? say(words.notJson, answer.message) : "";
    };
    output.addEventListener("input", () => {
      kept.outputs = { ...kept.outputs, [slug]: output.value };
      judge();
      refresh();
    });
    judge();
    const failing = el("input", { type: "checkbox", id: check });
    failing.checked = kept.failing.includes(slug);
    failing.addEventListener("change", () => {
      kept.failing = [...kept.failing.filter(other => other !== slug), ...(failing.checked ? [slug] : [])];
      refresh();
    });
    fill(
      this.#step,
      el("label", { for: id }, say(words.outputOf, slug)),
      output,
      problem,
      el("p", { class: "note", id: hint }, words.outputHint),
      el("div", { class: "flag-line" }, failing, el("label", { for: check }, say(words.failing, slug))),
    );
  }

  #reset(): void {
    Object.assign(this.#page.memory.kept, { input: "{}", outputs: {}, failing: [] });
    this.#input.value = "{}";
    const chosen = this.#chosen;
    this.#showStep(undefined);
    this.#showStep(chosen);
    this.#page.refresh();
    this.#input.focus();
  }
}
