import type { OddValue } from "./model.ts";

/** Odd values are told by identity: JSON of a file may well be `{ "odd": "…" }`. */
const odds = new WeakSet<object>();

/** A value that JSON can't hold, told as a person would. */
export function oddly(odd: string): OddValue {
  const value = { odd };
  odds.add(value);
  return value;
}

/** Is a value of the model one that JSON can't hold? */
export function isOddValue(value: unknown): value is OddValue {
  return typeof value === "object" && value !== null && odds.has(value);
}
