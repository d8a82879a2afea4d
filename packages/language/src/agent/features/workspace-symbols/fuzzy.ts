/**
 * How well a name fits what somebody typed: all its letters must come in that order, in any case, with or without others
 * between. Higher is better; undefined: it does not fit. Letters that follow each other or begin a word count more.
 */
export function fuzzyScore(typed: string, name: string): number | undefined {
  const wanted = typed.toLowerCase().replace(/\s+/g, "");
  const lower = name.toLowerCase();
  let best: number | undefined;
  // The first letter may be meant in more than one place: from each of them the rest is taken as it comes.
  for (let start = lower.indexOf(wanted[0] ?? ""); start >= 0; start = lower.indexOf(wanted[0] ?? "", start + 1)) {
    const score = scoreFrom(wanted, lower, name, start);
    if (score === undefined) break;
    best = Math.max(best ?? score, score);
    if (wanted === "" || start >= 100) break;
  }
  return best === undefined ? undefined : best - Math.min(name.length, 100) / 1000;
}

function scoreFrom(wanted: string, lower: string, name: string, start: number): number | undefined {
  let score = 0;
  let at = start - 1;
  for (let i = 0; i < wanted.length; i++) {
    const next = lower.indexOf(wanted.charAt(i), at + 1);
    if (next < 0) return undefined;
    if (i > 0 && next === at + 1) score += 2;
    if (beginsWord(name, next)) score += next === 0 ? 4 : 3;
    at = next;
  }
  return score;
}

/** After a separator, or a capital after a small letter. */
function beginsWord(name: string, at: number): boolean {
  return (
    at === 0 || /[^\p{L}\p{N}]./su.test(name.slice(at - 1, at + 1)) || /\p{Ll}\p{Lu}/u.test(name.slice(at - 1, at + 1))
  );
}
