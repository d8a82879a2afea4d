import type { Path } from "../../../syntax/index.ts";
import { regexProblem } from "../../check/formats.ts";
import type { PartView } from "../../check/part.ts";
import { isRecord } from "../../check/record.ts";
import { matches } from "./matches.ts";

/** The shape of a value of a tool: a parameter, an element of an array, a property of an object. */
export interface PlacedShape {
  readonly path: Path;
  readonly shape: Readonly<Record<string, unknown>>;
  /** Its type, if it is one of the five. */
  readonly type: string;
}

/** All well-typed shapes of a tool, parameters first and then what is inside of them. */
export function shapesOf(part: PartView): readonly PlacedShape[] {
  const found: PlacedShape[] = [];
  for (const [index, parameter] of part.list("parameters")) visit(part, ["parameters", index], parameter, found, 0);
  return found;
}

function visit(part: PartView, path: Path, shape: unknown, found: PlacedShape[], depth: number): void {
  if (!isRecord(shape) || depth > 20 || !part.isClear(...path)) return;
  if (typeof shape.type === "string" && part.isClear(...path, "type")) found.push({ path, shape, type: shape.type });
  visit(part, [...path, "items"], shape.items, found, depth + 1);
  if (!isRecord(shape.properties)) return;
  for (const [name, property] of Object.entries(shape.properties)) {
    visit(part, [...path, "properties", name], property, found, depth + 1);
  }
}

/** The type of a plain value, in the words of the format. */
export function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

/** Why a value does not fit a shape, as the end of a sentence; undefined if it does. */
export function misfit(value: unknown, shape: Readonly<Record<string, unknown>>): string | undefined {
  const type = typeOf(value);
  if (type !== shape.type) return `it is of type ${type}, not ${String(shape.type)}`;
  if (Array.isArray(shape.enum) && !shape.enum.some(one => same(one, value))) return "it is not in `enum`";
  if (typeof value === "number" && typeof shape.minimum === "number" && value < shape.minimum) {
    return `it is below the minimum ${shape.minimum}`;
  }
  if (typeof value === "number" && typeof shape.maximum === "number" && value > shape.maximum) {
    return `it is above the maximum ${shape.maximum}`;
  }
  if (typeof value === "string" && typeof shape.pattern === "string" && regexProblem(shape.pattern) === undefined) {
    if (matches(shape.pattern, value) === false) return "it does not match `pattern`";
  }
  return undefined;
}

function same(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === "object" && typeof b === "object" && JSON.stringify(a) === JSON.stringify(b));
}
