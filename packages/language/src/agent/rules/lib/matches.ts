/** Steps that a match may take before nobody knows whether it ends while somebody types. */
const most = 1_000_000;

/**
 * Does a text match a pattern that compiles? Undefined where finding out could take long: a pattern is a stranger's, and
 * `^(a+)+$` on sixty letters keeps a processor busy for years. What can be long is told from the pattern's shape alone,
 * so that no match is ever begun that might not end.
 */
export function matches(pattern: string, text: string): boolean | undefined {
  return steps(pattern, text.length) <= most ? new RegExp(pattern, "u").test(text) : undefined;
}

/** How often a matcher that goes back may try, at most: ways to read what repeats, times ways to read what is beside. */
function steps(pattern: string, length: number): number {
  // A match may begin anywhere.
  let ways = pattern.startsWith("^") ? 1 : length + 1;
  const outer: number[] = [];
  // Ways of what stands last, which a quantifier repeats.
  let last = 1;
  for (let i = 0; i < pattern.length && ways <= most; i++) {
    const char = pattern[i];
    if (char === "(") {
      outer.push(ways);
      ways = 1;
      if (/^\?(?:[:=!]|<[=!]|<[^>]*>)/.test(pattern.slice(i + 1, i + 60))) i++;
    } else if (char === ")") {
      last = ways;
      ways *= outer.pop() ?? 1;
    } else if (char === "|") {
      ways *= 2;
    } else if (char === "?" || char === "*" || char === "+" || char === "{") {
      const counts = /^\{(\d+)\}/.exec(pattern.slice(i, i + 12));
      if (char === "?") ways *= 2;
      else if (counts) ways *= last ** Math.max(0, Number(counts[1]) - 1);
      // What can be read in two ways and repeats, can be read in two to the power of its length.
      else ways *= last > 1 ? Number.POSITIVE_INFINITY : length + 1;
      if (char === "{") i = pattern.indexOf("}", i);
      if (pattern[i + 1] === "?") i++;
      last = 1;
    } else {
      last = 1;
      // A reference to a group repeats what that read; how that reads is counted already.
      if (char === "\\") i += /^[pPk]/.test(pattern[i + 1] ?? "") ? 0 : 1;
      if (char === "[") i = endOfClass(pattern, i);
    }
  }
  return ways;
}

/** The bracket that ends a class of characters. */
function endOfClass(pattern: string, start: number): number {
  for (let i = start + 1; i < pattern.length; i++) {
    if (pattern[i] === "\\") i++;
    else if (pattern[i] === "]") return i;
  }
  return pattern.length;
}
