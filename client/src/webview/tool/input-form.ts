import type { JsonObject, ToolShape } from "@agentwright/protocol";
import { el, fill, freshId } from "../dom.ts";
import type { Anchor, FormContext } from "../form/context.ts";
import { formControls } from "../form/controls.ts";
import { carryOver, groupDraft } from "../form/draft.ts";
import { formOf } from "../form/field.ts";
import { readForm } from "../form/read.ts";
import type { Page } from "../shared/context.ts";
import type { ToolMemory } from "../shared/memory.ts";
import { say } from "../shared/say.ts";
import { problemsOf } from "./problems.ts";

/** The input of one tool, as a form or as JSON. What is typed lives in the page's memory and outlives the form. */
export class InputForm {
  readonly element = el("div", { class: "input-form" });
  readonly #page: Page;
  #tool: ToolShape;
  #anchors = new Map<string, Anchor>();

  constructor(page: Page, tool: ToolShape) {
    this.#page = page;
    this.#tool = tool;
    this.#render();
  }

  /** The tool's parameters changed: what still fits is kept, and so is the focus. */
  update(tool: ToolShape): void {
    const focused = [...this.#anchors].find(([, anchor]) => anchor.focus === document.activeElement)?.[0];
    this.#tool = tool;
    this.#render();
    if (focused !== undefined) this.#anchors.get(focused)?.focus.focus();
  }

  get asJson(): boolean {
    return this.#memory().json !== undefined;
  }

  /** Does the tool take anything at all? */
  get empty(): boolean {
    return formOf(this.#tool.parameters).fields.length === 0;
  }

  /** Goes over between form and JSON; JSON that can't be read stays JSON. */
  toggle(): void {
    const memory = this.#memory();
    if (memory.json === undefined) {
      memory.json = JSON.stringify(this.#reading().input, null, 2);
    } else {
      const input = this.read();
      if (input === undefined) return;
      delete memory.json;
      memory.draft = groupDraft(formOf(this.#tool.parameters), input);
    }
    this.#render();
    this.#page.memory.save();
    this.#anchors.values().next().value?.focus.focus();
  }

  /** Back to the defaults. */
  reset(): void {
    const memory = this.#memory();
    delete memory.json;
    memory.draft = groupDraft(formOf(this.#tool.parameters), {});
    this.#render();
    this.#page.memory.save();
  }

  /** The input, if nothing is wrong with it; else shows what is and moves the focus to the first problem. */
  read(): JsonObject | undefined {
    const reading = this.#reading();
    const problems = problemsOf(reading, this.#tool.parameters, this.#page.start.words);
    for (const [path, anchor] of this.#anchors) anchor.show(problems.get(path));
    if (problems.size === 0) return reading.input;
    const rest = [...problems].filter(([path]) => !this.#anchors.has(path)).map(([, message]) => message);
    const whole = this.#anchors.get("");
    if (rest.length > 0) (whole ?? this.#anchors.values().next().value)?.show([...new Set(rest)].join(" "));
    const first = [...this.#anchors].find(([path]) => problems.has(path)) ?? [...this.#anchors][0];
    first?.[1].focus.focus();
    return undefined;
  }

  #memory() {
    return this.#page.memory.tool(this.#tool.name);
  }

  #reading() {
    const { words } = this.#page.start;
    const memory = this.#memory();
    if (memory.json === undefined) return readForm(formOf(this.#tool.parameters), memory.draft ?? {});
    return readText(memory.json, words.notObject);
  }

  #render(): void {
    this.#anchors = new Map();
    const memory = this.#memory();
    if (memory.json === undefined) fill(this.element, ...this.#controls(memory));
    else fill(this.element, this.#jsonBox(memory.json));
  }

  #controls(memory: ToolMemory): HTMLElement[] {
    const form = formOf(this.#tool.parameters);
    memory.draft = carryOver(form, memory.draft);
    const context: FormContext = {
      words: this.#page.start.words,
      anchors: this.#anchors,
      changed: () => this.#page.memory.save(),
    };
    const controls = formControls(context, form, memory.draft);
    return controls.length > 0 ? controls : [el("p", { class: "note" }, this.#page.start.words.noInput)];
  }

  #jsonBox(text: string): HTMLElement {
    const { words } = this.#page.start;
    const id = freshId("json");
    const problem = el("p", { id: `${id}-problem`, class: "problem", hidden: true });
    const box = el("textarea", { id, class: "code", rows: 8, spellcheck: "false", "aria-describedby": problem.id });
    box.value = text;
    box.addEventListener("input", () => {
      this.#memory().json = box.value;
      this.#page.memory.save();
    });
    this.#anchors.set("", {
      focus: box,
      show: message => {
        problem.textContent = message ?? "";
        problem.hidden = message === undefined;
        box.setAttribute("aria-invalid", String(message !== undefined));
      },
    });
    return el("div", { class: "field" }, el("label", { for: id }, `${words.input} (JSON)`), box, problem);
  }
}

function readText(text: string, notObject: string) {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      return { input: value as JsonObject, problems: [] };
    }
    return { input: {}, problems: [{ path: "", kind: "json" as const, detail: notObject }] };
  } catch (error) {
    return {
      input: {},
      problems: [{ path: "", kind: "json" as const, detail: error instanceof Error ? error.message : say(notObject) }],
    };
  }
}
