import { el, fill, freshId } from "../dom.ts";
import type { Part } from "../shared/context.ts";

/** A titled part of the page that draws itself anew only when what it shows has changed, and hides when it is empty. */
export function section<T>(
  title: string,
  kind: string,
  draw: (value: T) => readonly (Node | string)[] | undefined,
): Part<T> {
  const id = freshId("section");
  const body = el("div", { class: "section-body" });
  const element = el(
    "section",
    { class: `section ${kind}`, "aria-labelledby": id, hidden: true },
    el("h2", { id }, title),
    body,
  );
  let last: string | undefined;
  return {
    element,
    update(value) {
      const key = JSON.stringify(value);
      if (key === last) return;
      last = key;
      const drawn = draw(value);
      element.hidden = drawn === undefined;
      if (drawn !== undefined) fill(body, ...drawn);
    },
  };
}

/** Names and values, one pair a line. */
export function pairs(entries: readonly (readonly [name: string, value: Node | string])[]): HTMLElement {
  return el("dl", { class: "pairs" }, ...entries.flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]));
}
