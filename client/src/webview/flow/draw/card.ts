import type { FlowWords } from "../../../previews/flow/words.ts";
import { strokesOf } from "../../icons.ts";
import { kindText, type Mark, marksOf } from "../model/describe.ts";
import type { StepView } from "../model/view.ts";
import { svg } from "../svg.ts";
import type { Box, PlacedBox } from "./layout.ts";

/** Widths of texts as the page's fonts have them; pixels. */
export interface Ruler {
  title(text: string): number;
  line(text: string): number;
}

/** What a step's card holds. */
export interface Card {
  readonly view: StepView;
  readonly kind: string;
  readonly marks: readonly Mark[];
  readonly box: Box;
}

const padding = { x: 12, y: 9 } as const;
const heights = { title: 19, line: 17 } as const;
const iconRoom = 18;

/** A map's card has a second one behind it, this far away. */
const stack = 4;

/** Decides what a step's card says and how large it is. */
export function cardOf(view: StepView, words: FlowWords, ruler: Ruler): Card {
  const kind = kindText(view, words);
  const marks = marksOf(view, words);
  const widest = Math.max(
    ruler.title(view.slug),
    ruler.line(kind),
    ...marks.map(({ text }) => ruler.line(text) + iconRoom),
  );
  const width = Math.ceil(Math.min(420, Math.max(110, widest)) + 2 * padding.x + 2);
  const height = heights.title + heights.line * (1 + marks.length) + 2 * padding.y;
  return { view, kind, marks, box: { id: view.id, width, height } };
}

/** Draws a card where the layout put it. Colours come from the style sheet, by classes. */
export function drawCard({ view, kind, marks }: Card, { x, y, width, height }: PlacedBox): SVGGElement {
  const { step, diff, outcome, gone } = view;
  const classes = [
    "card",
    step.stepType,
    gone && "gone",
    diff && `diff-${diff.change}`,
    outcome && `will-${outcome.status}`,
  ];
  const group = svg("g", {
    class: classes.filter(Boolean).join(" "),
    "data-step": view.id,
    transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`,
  });
  const frame = { width, height, rx: 6 };
  if (step.stepType === "map") group.append(svg("rect", { class: "behind", x: stack, y: stack, ...frame }));
  group.append(svg("rect", { class: "frame", ...frame }));
  let at = padding.y + heights.title - 5;
  group.append(svg("text", { class: "title", x: padding.x, y: at }, view.slug));
  at += heights.line;
  group.append(svg("text", { class: "kind", x: padding.x, y: at }, kind));
  for (const mark of marks) {
    at += heights.line;
    group.append(
      svg(
        "g",
        { class: `mark tone-${mark.tone}` },
        svg("path", {
          class: mark.icon === "play" ? "solid" : "strokes",
          d: strokesOf(mark.icon),
          transform: `translate(${padding.x} ${at - 11}) scale(0.82)`,
        }),
        svg("text", { x: padding.x + iconRoom, y: at }, mark.text),
      ),
    );
  }
  return group;
}
