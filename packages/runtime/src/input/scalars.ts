import type { JsonObject } from "@agentwright/protocol";
import type { Report } from "./check.ts";
import { PatternProblem } from "./pattern/types.ts";
import { matchesPattern } from "./pattern.ts";
import { nameOf, show } from "./words.ts";

/** Keywords of numbers: minimum, maximum, exclusiveMinimum, exclusiveMaximum. */
export function checkNumber(schema: JsonObject, value: number, path: string, report: Report): void {
  const bounds = [
    ["minimum", "at least", (bound: number) => value >= bound],
    ["maximum", "at most", (bound: number) => value <= bound],
    ["exclusiveMinimum", "more than", (bound: number) => value > bound],
    ["exclusiveMaximum", "less than", (bound: number) => value < bound],
  ] as const;
  for (const [keyword, words, holds] of bounds) {
    const bound = schema[keyword];
    if (typeof bound === "number" && !holds(bound)) {
      report(path, `${nameOf(path)} must be ${words} ${bound}, not ${value}.`);
    }
  }
}

/** Keywords of texts: minLength, maxLength (in code points) and pattern. */
export function checkText(schema: JsonObject, value: string, path: string, report: Report): void {
  const { minLength, maxLength, pattern } = schema;
  const length = Array.from(value).length;
  if (typeof minLength === "number" && length < minLength) {
    report(path, `${nameOf(path)} must have at least ${minLength} characters, not ${length}.`);
  }
  if (typeof maxLength === "number" && length > maxLength) {
    report(path, `${nameOf(path)} must have at most ${maxLength} characters, not ${length}.`);
  }
  if (typeof pattern === "string") checkPattern(pattern, value, path, report);
}

function checkPattern(pattern: string, value: string, path: string, report: Report): void {
  try {
    if (matchesPattern(pattern, value)) return;
    report(path, `${nameOf(path)} must match the pattern ${pattern}, and ${show(value)} does not.`);
  } catch (error) {
    if (!(error instanceof PatternProblem)) throw error;
    report(path, `${nameOf(path)} can't be checked: its pattern ${pattern} ${error.message}.`);
  }
}
