import type { FlowWords } from "../../../previews/flow/words.ts";
import { button, el, fill } from "../../dom.ts";
import { icon } from "../../icons.ts";
import type { Picture } from "../draw/picture.ts";

const zooms = { least: 0.1, most: 2.5, step: 1.2 } as const;

/** Below this nothing can be read, so a picture that would need it is scrolled instead. */
const readable = 0.55;

/** Pixels that a hand moves the pointer while it presses a button. */
const handTremor = 4;

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
    this.#scroller.addEventListener("wheel", event => this.#wheel(event), { passive: false });
    this.#takePointer();
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

  /**
   * A press that is let go where it began chooses the card it was on; one that moves scrolls. Not by `click`: while
   * somebody types, the picture may be drawn anew between press and release, and then the card gets none.
   */
  #takePointer(): void {
    const scroller = this.#scroller;
    let press:
      | { readonly at: PointerEvent; readonly left: number; readonly top: number; card: string | undefined }
      | undefined;
    scroller.addEventListener("pointerdown", at => {
      if (at.button !== 0) return;
      press = { at, left: scroller.scrollLeft, top: scroller.scrollTop, card: cardAt(at) };
    });
    window.addEventListener("pointermove", event => {
      // It was let go outside of the page, which isn't told.
      if (event.buttons === 0) press = undefined;
      if (press === undefined) return;
      const [right, down] = [event.clientX - press.at.clientX, event.clientY - press.at.clientY];
      if (Math.hypot(right, down) > handTremor) press.card = undefined;
      if (event.pointerType !== "mouse") return;
      scroller.scrollLeft = press.left - right;
      scroller.scrollTop = press.top - down;
    });
    window.addEventListener("pointerup", () => {
      const card = press?.card;
      press = undefined;
      if (card !== undefined) this.#chosen(card);
    });
    window.addEventListener("pointercancel", () => {
      press = undefined;
    });
    // Without a pointer: from assistive technology.
    scroller.addEventListener("click", event => {
      const card = event.detail === 0 ? cardAt(event) : undefined;
      if (card !== undefined) this.#chosen(card);
    });
  }
}

function cardAt({ target }: Event): string | undefined {
  const card = target instanceof Element ? target.closest("[data-step]") : null;
  return card?.getAttribute("data-step") ?? undefined;
}
