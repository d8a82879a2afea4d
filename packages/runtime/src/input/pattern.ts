import { compilePattern } from "./pattern/compile.ts";
import { parsePattern } from "./pattern/parse.ts";
import { runPattern } from "./pattern/run.ts";
import { PatternProblem, type Step } from "./pattern/types.ts";

interface Compiled {
  readonly steps: readonly Step[];
  readonly unicode: boolean;
}

const compiled = new Map<string, Compiled | PatternProblem>();

/**
 * Why a JSON Schema `pattern` can't be checked here: it is no regular expression, or can't be matched in bounded time.
 * The words complete “The pattern …”; undefined: it can.
 */
export function patternProblem(pattern: string): string | undefined {
  const result = compile(pattern);
  return result instanceof PatternProblem ? result.message : undefined;
}

/**
 * Does a pattern match somewhere in a text, as JSON Schema's `pattern` means it? In time that grows with the text's
 * length alone, never as 2ⁿ. Throws a `PatternProblem` for a pattern that can't be checked so.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  const result = compile(pattern);
  if (result instanceof PatternProblem) throw result;
  return runPattern(result.steps, result.unicode ? Array.from(text) : text.split(""));
}

function compile(pattern: string): Compiled | PatternProblem {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  const fresh = tryCompile(pattern);
  if (compiled.size >= 500) compiled.clear();
  compiled.set(pattern, fresh);
  return fresh;
}

function tryCompile(pattern: string): Compiled | PatternProblem {
  const flags = ["u", ""].find(flag => isValid(pattern, flag));
  if (flags === undefined) return new PatternProblem("is not a regular expression");
  try {
    return { steps: compilePattern(parsePattern(pattern, flags === "u"), flags), unicode: flags === "u" };
  } catch (error) {
    if (error instanceof PatternProblem) return error;
    return new PatternProblem("could not be read");
  }
}

function isValid(pattern: string, flags: string): boolean {
  try {
    return new RegExp(pattern, flags) instanceof RegExp;
  } catch {
    return false;
  }
}
