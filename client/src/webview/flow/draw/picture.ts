import type { FlowWords } from "../../../previews/flow/words.ts";
import { say } from "../../shared/say.ts";
import type { FlowView } from "../model/view.ts";
import { svg } from "../svg.ts";
import { type Card, cardOf, drawCard, type Ruler } from "./card.ts";
import { type Placed, place } from "./layout.ts";
import { curve, head } from "./path.ts";

/** A drawn flow; pixels at full size. */
export interface Picture {
  readonly element: SVGSVGElement;
  readonly width: number;
  readonly height: number;
  card(id: string): SVGGElement | undefined;
  /** Lines that begin or end at a step. */
  lines(id: string): readonly SVGGElement[];
}

/** Draws flows; what is costly, the layout, is done again only if a box or a line is another one. */
export class Painter {
  readonly #words: FlowWords;
  readonly #ruler: Ruler;
  #layout: { readonly key: string; readonly placed: Placed } | undefined;

  constructor(words: FlowWords, ruler: Ruler) {
    this.#words = words;
    this.#ruler = ruler;
  }

  draw(view: FlowView): Picture {
    const cards = view.steps.map(step => cardOf(step, this.#words, this.#ruler));
    const { width, height, boxes, links } = this.#place(cards, view);
    const changes = new Map(view.edges.map(({ from, to, change }) => [`${from}\n${to}`, change]));
    const lines = links.map(({ from, to, points }) => {
      const change = changes.get(`${from}\n${to}`);
      const element = svg("g", { class: change ? `line line-${change}` : "line" });
      element.append(svg("path", { class: "way", d: curve(points) }), svg("path", { class: "head", d: head(points) }));
      return { from, to, element };
    });
    const drawn = new Map<string, SVGGElement>();
    for (const card of cards) {
      const at = boxes.get(card.box.id);
      if (at !== undefined) drawn.set(card.box.id, drawCard(card, at));
    }
    // A map's second card stands out a little.
    const [w, h] = [Math.ceil(width) + 4, Math.ceil(height) + 4];
    const name = say(this.#words.picture, view.name, view.steps.length);
    const element = svg(
      "svg",
      { class: "picture", viewBox: `0 0 ${w} ${h}`, width: w, height: h, role: "img", "aria-label": name },
      ...lines.map(line => line.element),
      ...drawn.values(),
    );
    return {
      element,
      width: w,
      height: h,
      card: id => drawn.get(id),
      lines: id => lines.filter(({ from, to }) => from === id || to === id).map(line => line.element),
    };
  }

  #place(cards: readonly Card[], { edges }: FlowView): Placed {
    const boxes = cards.map(({ box }) => box);
    const links = edges.map(({ from, to }) => ({ from, to }));
    const key = JSON.stringify([boxes, links]);
    if (this.#layout?.key !== key) this.#layout = { key, placed: place(boxes, links) };
    return this.#layout.placed;
  }
}

/** Measures with the fonts that an element shows its text in. */
export function rulerOf(element: Element): Ruler {
  const context = document.createElement("canvas").getContext("2d");
  const widths = new Map<string, number>();
  const measure = (style: string) => (text: string) => {
    const key = `${style}\n${text}`;
    const known = widths.get(key);
    if (known !== undefined) return known;
    if (context === null) return text.length * 8;
    const { fontFamily } = getComputedStyle(element);
    context.font = `${style} ${fontFamily}`;
    const { width } = context.measureText(text);
    widths.set(key, width);
    return width;
  };
  return { title: measure("600 13px"), line: measure("12px") };
}
