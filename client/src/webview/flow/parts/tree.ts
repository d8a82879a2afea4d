import { el, fill } from "../../dom.ts";
import { icon } from "../../icons.ts";
import type { FlowPage } from "../context.ts";
import { kindText, marksOf } from "../model/describe.ts";
import { type DetailRow, detailRows, stepLine } from "../model/rows.ts";
import type { FlowView, StepView } from "../model/view.ts";

/** One row as the keyboard meets it. */
interface Row {
  readonly key: string;
  readonly step: StepView;
  readonly detail?: DetailRow;
  readonly element: HTMLElement;
}

/**
 * The list of steps: a tree whose branches are the steps and whose leaves are what is known of each. It says all that
 * the picture says, and is driven by the keys of the ARIA tree pattern: arrows, Home, End, letters, Enter.
 */
export class Tree {
  readonly element: HTMLElement;
  readonly #page: FlowPage;
  readonly #open = new Set<string>();
  #view: FlowView | undefined;
  #rows: readonly Row[] = [];
  #at: string | undefined;
  #typed = "";
  #typedAt = 0;

  constructor(page: FlowPage) {
    this.#page = page;
    const { words } = page.start;
    this.element = el("div", { class: "tree", role: "tree", "aria-label": words.list });
    this.element.addEventListener("keydown", event => this.#key(event));
  }

  show(view: FlowView): void {
    this.#view = view;
    this.#draw();
  }

  /** Marks a step without taking the focus. */
  select(id: string | undefined): void {
    if (id !== undefined && this.#rowOf(this.#at)?.step.id !== id) this.#at = id;
    for (const { step, detail, element } of this.#rows) {
      if (detail === undefined) element.setAttribute("aria-selected", String(step.id === id));
    }
    this.#roam();
    if (id !== undefined) this.#rowOf(id)?.element.scrollIntoView({ block: "nearest" });
  }

  #draw(): void {
    const view = this.#view;
    if (view === undefined) return;
    const focused = this.element.contains(document.activeElement);
    const rows: Row[] = [];
    const selected = this.#page.memory.kept.selected;
    const { words } = this.#page.start;
    const branches = view.steps.map((step, index) => {
      const open = this.#open.has(step.id);
      const marks = marksOf(step, words);
      const line = el(
        "div",
        { class: "row" },
        icon("chevron"),
        el("span", { class: "name" }, step.slug),
        el("span", { class: "kind" }, kindText(step, words)),
        ...marks.map(mark => el("span", { class: `mark tone-${mark.tone}` }, icon(mark.icon), mark.text)),
      );
      const branch = el(
        "div",
        {
          role: "treeitem",
          class: step.gone ? "step gone" : "step",
          "aria-level": 1,
          "aria-posinset": index + 1,
          "aria-setsize": view.steps.length,
          "aria-expanded": String(open),
          "aria-selected": String(step.id === selected),
          "aria-label": `${step.slug}; ${stepLine(step, words)}`,
          "data-row": step.id,
          tabindex: -1,
        },
        line,
      );
      line.addEventListener("click", event => this.#click(step, event));
      rows.push({ key: step.id, step, element: branch });
      if (open) branch.append(this.#leaves(step, view, rows));
      return branch;
    });
    fill(this.element, ...branches);
    this.#rows = rows;
    if (this.#rowOf(this.#at) === undefined) this.#at = rows[0]?.key;
    this.#roam();
    if (focused) this.#rowOf(this.#at)?.element.focus();
  }

  #leaves(step: StepView, view: FlowView, rows: Row[]): HTMLElement {
    const details = detailRows(step, view, this.#page.start.words);
    const leaves = details.map((detail, index) => {
      const key = `${step.id}\n${detail.key}`;
      const leaf = el(
        "div",
        {
          role: "treeitem",
          class: detail.to === undefined ? "leaf" : "leaf leads",
          "aria-level": 2,
          "aria-posinset": index + 1,
          "aria-setsize": details.length,
          tabindex: -1,
        },
        detail.text,
      );
      leaf.addEventListener("click", () => this.#act({ key, step, detail, element: leaf }));
      rows.push({ key, step, detail, element: leaf });
      return leaf;
    });
    return el("div", { role: "group" }, ...leaves);
  }

  /** One tab stop for all. */
  #roam(): void {
    for (const { key, element } of this.#rows) element.tabIndex = key === this.#at ? 0 : -1;
  }

  #click(step: StepView, event: MouseEvent): void {
    const onChevron = event.target instanceof Element && event.target.closest(".icon-chevron") !== null;
    if (onChevron) this.#toggle(step, !this.#open.has(step.id));
    else this.#page.reveal(step.gone ? undefined : step.slug);
    this.#go(step.id);
  }

  #toggle(step: StepView, open: boolean): void {
    if (open) this.#open.add(step.id);
    else this.#open.delete(step.id);
    this.#draw();
  }

  #go(key: string | undefined): void {
    const row = this.#rowOf(key);
    if (row === undefined) return;
    this.#at = row.key;
    this.#roam();
    row.element.focus();
    this.#page.select(row.step.id);
  }

  #act({ step, detail }: Row): void {
    if (detail?.to !== undefined) this.#go(detail.to);
    else if (detail !== undefined) this.#go(step.id);
    else if (!step.gone) this.#page.reveal(step.slug);
  }

  #rowOf(key: string | undefined): Row | undefined {
    return this.#rows.find(row => row.key === key);
  }

  #key(event: KeyboardEvent): void {
    const index = this.#rows.findIndex(({ key }) => key === this.#at);
    const row = this.#rows[index];
    if (row === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const branch = row.detail === undefined;
    const open = this.#open.has(row.step.id);
    if (event.key === "ArrowDown") this.#go(this.#rows[index + 1]?.key);
    else if (event.key === "ArrowUp") this.#go(this.#rows[index - 1]?.key);
    else if (event.key === "Home") this.#go(this.#rows[0]?.key);
    else if (event.key === "End") this.#go(this.#rows.at(-1)?.key);
    else if (event.key === "ArrowRight" && branch && !open) this.#toggle(row.step, true);
    else if (event.key === "ArrowRight" && branch) this.#go(this.#rows[index + 1]?.key);
    else if (event.key === "ArrowLeft" && branch && open) this.#toggle(row.step, false);
    else if (event.key === "ArrowLeft" && !branch) this.#go(row.step.id);
    else if (event.key === "Enter" || event.key === " ") this.#act(row);
    else if (event.key.length === 1 && event.key !== " ") this.#seek(event.key, index);
    else if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
    event.preventDefault();
  }

  /** Letters typed in quick succession find the next step that begins with them. */
  #seek(letter: string, index: number): void {
    const now = performance.now();
    this.#typed = now - this.#typedAt < 700 ? this.#typed + letter : letter;
    this.#typedAt = now;
    const from = this.#typed.length > 1 ? index : index + 1;
    const round = [...this.#rows.slice(from), ...this.#rows.slice(0, from)];
    const wanted = this.#typed.toLowerCase();
    this.#go(round.find(({ step, detail }) => detail === undefined && step.slug.toLowerCase().startsWith(wanted))?.key);
  }
}
