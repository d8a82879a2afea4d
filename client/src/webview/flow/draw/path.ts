import type { Point } from "./layout.ts";

const arrow = 7;

/**
 * An SVG path through the points of a link, which come in pairs: straight through a layer, so that it meets no card,
 * then bent softly to the next one. It ends where the head of its arrow begins.
 */
export function curve(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return "";
  let path = `M${pair(first)}`;
  let before = first;
  for (const [index, point] of rest.entries()) {
    const last = index === rest.length - 1;
    const end = last ? { x: point.x, y: point.y - (arrow - 1) } : point;
    const middle = (before.y + end.y) / 2;
    const bent = index % 2 === 1;
    path += bent
      ? `C${pair({ x: before.x, y: middle })} ${pair({ x: end.x, y: middle })} ${pair(end)}`
      : `L${pair(end)}`;
    before = point;
  }
  return path;
}

/** The head at the end of that path, which comes from above: a closed triangle. */
export function head(points: readonly Point[]): string {
  const end = points.at(-1);
  if (end === undefined) return "";
  const { x, y } = end;
  const wing = arrow * 0.55;
  return `M${pair(end)}L${pair({ x: x - wing, y: y - arrow })}L${pair({ x: x + wing, y: y - arrow })}Z`;
}

function pair({ x, y }: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
