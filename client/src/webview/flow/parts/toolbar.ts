import type { GraphFlow } from "@agentwright/protocol";
import { type Comparison, comparisons } from "../../../previews/flow/messages.ts";
import { button, el, fill, freshId, show } from "../../dom.ts";
import { icon } from "../../icons.ts";
import type { FlowPage } from "../context.ts";

/** What the tool bar does. */
export interface ToolbarActs {
  chooseFlow(name: string): void;
  compare(comparison: Comparison | undefined): void;
  simulate(on: boolean): void;
  exportSvg(): void;
}

/** Which flow, compared with what, simulated or not; and the picture as a file. */
export class Toolbar {
  readonly element: HTMLElement;
  readonly #flows: HTMLSelectElement;
  readonly #flowField: HTMLElement;
  readonly #compare: HTMLSelectElement;
  readonly #simulate: HTMLButtonElement;
  #names = "";

  constructor(page: FlowPage, acts: ToolbarActs) {
    const { words } = page.start;
    const [flowId, compareId] = [freshId("flow"), freshId("compare")];
    this.#flows = el("select", { id: flowId });
    this.#flows.addEventListener("change", () => acts.chooseFlow(this.#flows.value));
    this.#flowField = el(
      "div",
      { class: "choice" },
      el("label", { for: flowId }, words.flow),
      el("div", { class: "select" }, this.#flows),
    );
    const names = { saved: words.compareSaved, committed: words.compareCommitted, database: words.compareDatabase };
    this.#compare = el(
      "select",
      { id: compareId },
      el("option", { value: "" }, words.compareOff),
      ...comparisons.map(name => el("option", { value: name }, names[name])),
    );
    this.#compare.addEventListener("change", () =>
      acts.compare(comparisons.find(name => name === this.#compare.value)),
    );
    this.#simulate = button({ class: "secondary", "aria-pressed": "false" }, () => {
      acts.simulate(this.#simulate.getAttribute("aria-pressed") !== "true");
    });
    this.#simulate.append(icon("play"), words.simulate);
    const exporting = button({ class: "secondary" }, acts.exportSvg, icon("export"), words.exportSvg);
    this.element = el(
      "div",
      { class: "toolbar", role: "toolbar", "aria-label": words.flow },
      this.#flowField,
      el(
        "div",
        { class: "choice" },
        el("label", { for: compareId }, words.compare),
        el("div", { class: "select" }, this.#compare),
      ),
      this.#simulate,
      exporting,
    );
  }

  update(
    flows: readonly GraphFlow[],
    shown: string | undefined,
    comparison: Comparison | undefined,
    simulating: boolean,
  ) {
    const names = flows.map(({ name, slug }) => [name, slug ?? name] as const);
    const key = JSON.stringify(names);
    if (key !== this.#names) {
      this.#names = key;
      fill(this.#flows, ...names.map(([name, label]) => el("option", { value: name }, label)));
    }
    show(this.#flowField, flows.length > 1);
    this.#flows.value = shown ?? "";
    this.#compare.value = comparison ?? "";
    this.#simulate.setAttribute("aria-pressed", String(simulating));
  }
}
