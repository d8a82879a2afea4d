import { effectiveOptions, retryTimeline } from "@agentwright/language/flow/simulate/retry";
import { el, fill, show } from "../../dom.ts";
import { say } from "../../shared/say.ts";
import type { FlowPage } from "../context.ts";
import type { FlowView } from "../model/view.ts";
import { svg } from "../svg.ts";

const row = { height: 14, gap: 6 } as const;
const width = 300;

/** The retries of the chosen step as bars over time; the list says the same in words. */
export class Retries {
  readonly element = el("section", { class: "retries", hidden: true });
  readonly #page: FlowPage;

  constructor(page: FlowPage) {
    this.#page = page;
  }

  update(view: FlowView, id: string | undefined): void {
    const step = view.steps.find(one => one.id === id);
    show(this.element, step !== undefined);
    if (step === undefined) return;
    const { words } = this.#page.start;
    const { attempts, more } = retryTimeline(effectiveOptions(view.options, step.step.options), 8);
    const total = attempts.at(-1)?.until ?? 1;
    const scale = (seconds: number) => (seconds / total) * width;
    const bars = attempts.flatMap(({ attempt, from, until, wait }, index) => {
      const y = index * (row.height + row.gap);
      const bar = svg("rect", {
        class: "bar",
        x: scale(from),
        y,
        width: Math.max(2, scale(until - from)),
        height: row.height,
        rx: 2,
      });
      const label = svg(
        "title",
        {},
        say(wait === undefined ? words.attempt : words.attemptWait, attempt, from, until, wait ?? 0),
      );
      bar.append(label);
      const pause =
        wait === undefined
          ? []
          : [
              svg("line", {
                class: "pause",
                x1: scale(until),
                x2: Math.min(width, scale(until + wait)),
                y1: y + row.height / 2,
                y2: y + row.height / 2,
              }),
            ];
      return [bar, ...pause];
    });
    const height = attempts.length * (row.height + row.gap);
    const picture = svg(
      "svg",
      { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": say(words.bars, step.slug, total) },
      ...bars,
    );
    const lines = attempts.map(({ attempt, from, until, wait, overflow }) => {
      const phrase = overflow ? words.attemptOverflow : wait === undefined ? words.attempt : words.attemptWait;
      return el("li", {}, say(phrase, attempt, from, until, wait ?? 0));
    });
    fill(
      this.element,
      el("h2", {}, say(words.retries, step.slug)),
      picture,
      el("ol", {}, ...lines, more > 0 && el("li", {}, say(words.attemptsMore, more))),
    );
  }
}
