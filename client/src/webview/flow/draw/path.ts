import type { Point } from "./layout.ts";

const arrow = 7;

/** An SVG path through points, bent softly; it ends where the head of its arrow begins. */
export function curve(points: readonly Point[]): string {
  const [first, ...rest] = shortened(points);
  if (first === undefined) return "";
  let path = `M${pair(first)}`;
  for (const [index, point] of rest.entries()) {
    const next = rest[index + 1];
    path += next === undefined ? `L${pair(point)}` : `Q${pair(point)} ${pair(middle(point, next))}`;
  }
  return path;
}

/** The head at the end of that path: a closed triangle. */
export function head(points: readonly Point[]): string {
  const end = points.at(-1);
  const before = points.at(-2);
  if (end === undefined || before === undefined) return "";
  const { x, y } = direction(before, end);
  const base = { x: end.x - x * arrow, y: end.y - y * arrow };
  const wing = arrow * 0.55;
  const left = { x: base.x - y * wing, y: base.y + x * wing };
  const right = { x: base.x + y * wing, y: base.y - x * wing };
  return `M${pair(end)}L${pair(left)}L${pair(right)}Z`;
}

function shortened(points: readonly Point[]): readonly Point[] {
  const end = points.at(-1);
  const before = points.at(-2);
  if (end === undefined || before === undefined) return points;
  const { x, y } = direction(before, end);
  return [...points.slice(0, -1), { x: end.x - x * (arrow - 1), y: end.y - y * (arrow - 1) }];
}

function direction(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function pair({ x, y }: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
