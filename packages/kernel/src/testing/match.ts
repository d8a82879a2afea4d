import type { Json } from "@agentwright/protocol";

/** What does not fit, as one sentence with the place, or undefined: see vectors/README.md for the rules. */
export function mismatch(expected: Json | undefined, found: Json | undefined, place = "answer"): string | undefined {
  const word = special(expected);
  if (word === "$absent") return found === undefined ? undefined : `${place} should not be there`;
  if (found === undefined) return `${place} is not there`;
  if (word === "$any") return undefined;
  if (word === "$contains") {
    const part = (expected as { $contains: string }).$contains;
    return typeof found === "string" && found.includes(part) ? undefined : differs(place, expected, found);
  }
  if (Array.isArray(expected)) return mismatchOfLists(expected, found, place);
  if (typeof expected !== "object" || expected === null)
    return Object.is(expected, found) ? undefined : differs(place, expected, found);
  if (typeof found !== "object" || found === null || Array.isArray(found)) return differs(place, expected, found);
  for (const [key, value] of Object.entries(expected)) {
    const inside = Object.hasOwn(found, key) ? (found as { [key: string]: Json })[key] : undefined;
    const problem = mismatch(value, inside, `${place}.${key}`);
    if (problem) return problem;
  }
  return undefined;
}

function mismatchOfLists(expected: readonly Json[], found: Json, place: string): string | undefined {
  if (!Array.isArray(found) || found.length !== expected.length) return differs(place, expected, found);
  for (const [index, item] of expected.entries()) {
    const problem = mismatch(item, found[index], `${place}[${index}]`);
    if (problem) return problem;
  }
  return undefined;
}

function special(expected: Json | undefined): string | undefined {
  if (typeof expected !== "object" || expected === null || Array.isArray(expected)) return undefined;
  const [key] = Object.keys(expected);
  return key === "$absent" || key === "$any" || key === "$contains" ? key : undefined;
}

function differs(place: string, expected: Json | undefined, found: Json): string {
  return `${place} is ${short(found)}, not ${short(expected)}`;
}

function short(value: Json | undefined): string {
  const text = JSON.stringify(value) ?? "";
  return text.length > 200 ? `${text.slice(0, 200)}… (${text.length} characters)` : text;
}
