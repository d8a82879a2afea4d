import type { FlowWords } from "../../../previews/flow/words.ts";
import { button, el, fill } from "../../dom.ts";
import { icon } from "../../icons.ts";
import type { Picture } from "../draw/picture.ts";

const zooms = { least: 0.1, most: 2.5, step: 1.2 } as const;

/** Below this nothing can be read, so a picture that would need it is scrolled instead. */
const readable = 0.55;

/** Where the picture is: scrolled, zoomed, clicked. */
export class Stage {
  readonly element: HTMLElement;
  readonly #scroller: HTMLElement;
  readonly #chosen: (id: string) => void;
  #picture: Picture | undefined;
  /** Undefined: as it fits. */
  #zoom: number | undefined;
  #selected: string | undefined;

  constructor(words: FlowWords, chosen: (id: string) => void) {
    this.#chosen = chosen;
    // Scrolled by keyboard too, so it takes the focus.
    this.#scroller = el("div", { class: "scroller", tabindex: 0, role: "group", "aria-label": words.flow });
    const control = (label: string, content: Node | string, act: () => void) =>
      button({ class: "secondary square zoom", "aria-label": label, title: label }, act, content);
    this.element = el(
      "div",
      { class: "stage" },
      this.#scroller,
      el(
        "div",
        { class: "zooms" },
        control(words.zoomIn, icon("plus"), () => this.#zoomBy(zooms.step)),
        control(words.zoomOut, icon("minus"), () => this.#zoomBy(1 / zooms.step)),
        button({ class: "secondary zoom", title: words.fit }, () => this.#fit(), words.fit),
      ),
    );
    this.#scroller.addEventListener("click", event => this.#click(event));
    this.#scroller.addEventListener("wheel", event => this.#wheel(event), { passive: false });
    this.#dragToScroll();
    new ResizeObserver(() => this.#apply()).observe(this.#scroller);
  }

  show(picture: Picture | undefined): void {
    this.#picture = picture;
    fill(this.#scroller, picture?.element);
    this.#apply();
    this.#mark();
  }

  /** Marks a step and its lines; `scroll` brings it into view. */
  select(id: string | undefined, scroll: boolean): void {
    this.#selected = id;
    this.#mark();
    const card = id === undefined ? undefined : this.#picture?.card(id);
    if (scroll && card !== undefined) this.#bringIntoView(card);
  }

  get picture(): SVGSVGElement | undefined {
    return this.#picture?.element;
  }

  #mark(): void {
    const picture = this.#picture;
    if (picture === undefined) return;
    for (const old of picture.element.querySelectorAll(".selected, .near")) old.classList.remove("selected", "near");
    if (this.#selected === undefined) return;
    picture.card(this.#selected)?.classList.add("selected");
    for (const line of picture.lines(this.#selected)) line.classList.add("near");
  }

  #click(event: MouseEvent): void {
    const card = event.target instanceof Element ? event.target.closest("[data-step]") : null;
    const id = card?.getAttribute("data-step");
    if (id) this.#chosen(id);
  }

  #wheel(event: WheelEvent): void {
    if (!event.ctrlKey) return;
    event.preventDefault();
    this.#zoomBy(event.deltaY < 0 ? zooms.step : 1 / zooms.step);
  }

  #fit(): void {
    this.#zoom = undefined;
    this.#apply();
  }

  #zoomBy(factor: number): void {
    this.#zoom = Math.min(zooms.most, Math.max(zooms.least, this.#scale() * factor));
    this.#apply();
  }

  #scale(): number {
    const picture = this.#picture;
    if (this.#zoom !== undefined || picture === undefined) return this.#zoom ?? 1;
    const { clientWidth, clientHeight } = this.#scroller;
    if (clientWidth === 0) return 1;
    return Math.min(1, Math.max(readable, Math.min(clientWidth / picture.width, clientHeight / picture.height)));
  }

  #apply(): void {
    const picture = this.#picture;
    if (picture === undefined) return;
    const scale = this.#scale();
    picture.element.setAttribute("width", String(Math.round(picture.width * scale)));
    picture.element.setAttribute("height", String(Math.round(picture.height * scale)));
  }

  #bringIntoView(card: SVGGElement): void {
    const [inner, outer] = [card.getBoundingClientRect(), this.#scroller.getBoundingClientRect()];
    const inside =
      inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;
    if (inside) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.#scroller.scrollBy({
      left: inner.left + inner.width / 2 - outer.left - outer.width / 2,
      top: inner.top + inner.height / 2 - outer.top - outer.height / 2,
      behavior: calm ? "auto" : "smooth",
    });
  }

  #dragToScroll(): void {
    const scroller = this.#scroller;
    let from: { readonly x: number; readonly y: number; readonly left: number; readonly top: number } | undefined;
    scroller.addEventListener("pointerdown", event => {
      if (event.button !== 0 || event.pointerType !== "mouse") return;
      from = { x: event.clientX, y: event.clientY, left: scroller.scrollLeft, top: scroller.scrollTop };
    });
    window.addEventListener("pointermove", event => {
      if (from === undefined) return;
      scroller.scrollLeft = from.left - (event.clientX - from.x);
      scroller.scrollTop = from.top - (event.clientY - from.y);
    });
    window.addEventListener("pointerup", () => {
      from = undefined;
    });
  }
}
