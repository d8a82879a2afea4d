import type { FlowRun } from "@agentwright/protocol";
import { el, fill, show } from "../../dom.ts";
import { icon } from "../../icons.ts";
import { say } from "../../shared/say.ts";
import type { FlowPage } from "../context.ts";
import { diffMark, runMark } from "../model/describe.ts";
import { stepChanges } from "../model/diff.ts";
import type { FlowView } from "../model/view.ts";

/** What is laid over the picture, in words: of a comparison each kind of change with its mark and how many there are. */
export class Legend {
  readonly element: HTMLElement;
  readonly #page: FlowPage;

  constructor(page: FlowPage) {
    this.#page = page;
    this.element = el("div", { class: "legend", role: "note", "aria-label": page.start.words.legend, hidden: true });
  }

  update(
    view: FlowView,
    other: { readonly label: string; readonly found: boolean } | undefined,
    run: FlowRun | undefined,
  ): void {
    const { words, language } = this.#page.start;
    show(this.element, other !== undefined || run !== undefined);
    const when = run && new Date(run.startedAt);
    const told = when && !Number.isNaN(when.getTime()) ? when.toLocaleString(language) : run?.startedAt;
    fill(
      this.element,
      other && this.#comparison(view, other),
      run && el("p", {}, say(words.runOf, told ?? "", runMark(run.status, { ...words, runState: "{0}" }).text)),
    );
  }

  #comparison(view: FlowView, { label, found }: { readonly label: string; readonly found: boolean }): HTMLElement {
    const { words } = this.#page.start;
    if (!found) return el("p", {}, say(words.otherLacks, label));
    const counts = {
      added: words.addedCount,
      removed: words.removedCount,
      renamed: words.renamedCount,
      changed: words.changedCount,
      moved: words.movedCount,
    };
    const marks = stepChanges.flatMap(change => {
      const count = view.steps.filter(({ diff }) => diff?.change === change).length;
      if (count === 0) return [];
      const mark = diffMark(change, words);
      return [el("li", { class: `mark tone-${mark.tone}` }, icon(mark.icon), say(counts[change], count))];
    });
    if (view.diff?.flowOptionsChanged) marks.push(el("li", { class: "mark" }, icon("change"), words.optionsChanged));
    const [before = "", after = ""] = words.comparing.replace("{0}", label).split("{1}");
    if (marks.length === 0) return el("p", {}, `${before}${words.same}${after}`);
    return el("div", { class: "comparison" }, el("span", {}, before), el("ul", {}, ...marks), after);
  }
}
