/** Sixteen by sixteen, drawn with strokes of the text's colour. */
const paths = {
  check: "M3 8.5l3.2 3.2L13 4.8",
  cross: "M4.5 4.5l7 7M11.5 4.5l-7 7",
  chevron: "M6 3.5L10.5 8L6 12.5",
  copy: "M5.5 5.5h7v8h-7zM3.5 10.5v-8h7",
  play: "M5 3.2v9.6l7.5-4.8z",
  stop: "M4.5 4.5h7v7h-7z",
  globe: "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M2 8h12M8 2c-4 4-4 8 0 12M8 2c4 4 4 8 0 12",
  key: "M9.6 2.5a3.9 3.9 0 1 0 0 7.8a3.9 3.9 0 0 0 0-7.8M6.8 9.2L2.5 13.5M4.3 11.7l1.6 1.6M10.5 5.5h.01",
  warning: "M8 2.5L14.2 13.5H1.8zM8 6.5v3.2M8 11.6h.01",
  error: "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M5.9 5.9l4.2 4.2M10.1 5.9l-4.2 4.2",
  info: "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M8 7.3v3.7M8 5h.01",
  plus: "M8 3.5v9M3.5 8h9",
  trash: "M3 4.5h10M6 4.5V3h4v1.5M4.5 4.5l.5 9h6l.5-9",
  clock: "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M8 4.8V8l2.4 1.6",
  goto: "M9.5 3h3.5v3.5M13 3L7.5 8.5M7 3.5H3.5v9h9V9",
  shield: "M8 2l5 1.8v4c0 3-2 5-5 6.2c-3-1.2-5-3.2-5-6.2v-4z",
  code: "M5.5 4.5L2 8l3.5 3.5M10.5 4.5L14 8l-3.5 3.5",
  minus: "M3 8h10",
  change: "M2.5 8h8M8 4.5L11.5 8L8 11.5M13.5 3v10",
  move: "M8 2.5v11M5 5.5l3-3l3 3M5 10.5l3 3l3-3",
  rename: "M2.5 13.5l1-3.5l7-7l2.5 2.5l-7 7z",
  skip: "M3 4l5 4l-5 4zM8.5 4l4 4l-4 4zM13.5 3.5v9",
  condition: "M8 2l6 6l-6 6l-6-6z",
  question: "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M6.2 6.3a1.8 1.8 0 1 1 2.6 1.6c-.6.3-.8.6-.8 1.2M8 11.4h.01",
  export: "M8 10V2.5M5 5.2l3-2.7l3 2.7M3 9.5v4h10v-4",
  flow: "M2.5 3h4v4h-4zM9.5 9h4v4h-4zM4.5 7v4h5",
} as const;

/** Name of an icon. */
export type IconName = keyof typeof paths;

const space = "http://www.w3.org/2000/svg";

/** The strokes of an icon, for those who draw them into a picture of their own. */
export function strokesOf(name: IconName): string {
  return paths[name];
}

/** An icon that screen readers skip: the text beside it says the same. */
export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", paths[name]);
  svg.append(path);
  return svg;
}
