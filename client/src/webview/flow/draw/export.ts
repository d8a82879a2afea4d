import { svg } from "../svg.ts";

/** What makes the look of an element, and may stand in SVG as an attribute. */
const looks = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "font-family",
  "font-size",
  "font-weight",
  "opacity",
  "text-decoration-line",
] as const;

/**
 * The picture as a file of its own: every colour and font as the page shows it, no style sheet, no script, nothing
 * from elsewhere. `background` lies behind it.
 */
export function exportSvg(picture: SVGSVGElement, title: string, background: string): string {
  const copy = picture.cloneNode(true) as SVGSVGElement;
  const shown = [picture, ...picture.querySelectorAll("*")];
  const copied = [copy, ...copy.querySelectorAll("*")];
  for (const [index, element] of shown.entries()) {
    const style = getComputedStyle(element);
    const target = copied[index];
    if (target === undefined) continue;
    target.removeAttribute("class");
    for (const look of looks) {
      const value = style.getPropertyValue(look);
      if (value !== "" && value !== "auto")
        target.setAttribute(look === "text-decoration-line" ? "text-decoration" : look, value);
    }
  }
  const { width, height } = picture.viewBox.baseVal;
  for (const [name, value] of [
    ["width", width],
    ["height", height],
  ] as const)
    copy.setAttribute(name, String(value));
  copy.prepend(svg("title", {}, title), svg("rect", { width, height, fill: background }));
  return `${new XMLSerializer().serializeToString(copy)}\n`;
}
