import type { ProjectFile } from "@agentwright/protocol";
import { ruleByCode, ruleHeads } from "../../rules/index.ts";
import type { Lines } from "../../syntax/index.ts";
import type { Suppression } from "./comments.ts";
import { nearest } from "./nearest.ts";
import type { Problem } from "./problem.ts";

/** Takes out what comments suppress, and adds what is wrong with the comments themselves. */
export function suppress<P extends Problem>(
  suppressions: readonly Suppression[],
  lines: Lines,
  problems: readonly P[],
  context: { readonly project?: ProjectFile },
): readonly (P | Problem)[] {
  if (suppressions.length === 0) return problems;
  const spoken = new Spoken(suppressions);
  const used = new Set<Suppression>();
  const left = problems.filter(problem => {
    const by = spoken.of(problem.code, lines.positionAt(problem.start).line);
    for (const one of by) used.add(one);
    return by.length === 0;
  });
  const suggested = new Map<string, string | undefined>();
  const own = suppressions.flatMap(one => about(one, used, suggested, context.project));
  return [
    ...left,
    ...own.filter(problem => spoken.of(problem.code, lines.positionAt(problem.start).line).length === 0),
  ];
}

/** Which comments speak of a rule in a line. */
class Spoken {
  readonly #byPlace = new Map<number | "file", Map<string, Suppression[]>>();

  constructor(suppressions: readonly Suppression[]) {
    for (const one of suppressions) {
      const code = ruleByCode(one.code)?.code;
      if (code === undefined) continue;
      const there = this.#byPlace.get(one.line) ?? new Map<string, Suppression[]>();
      this.#byPlace.set(one.line, there);
      const same = there.get(code);
      if (same) same.push(one);
      else there.set(code, [one]);
    }
  }

  of(code: string, line: number): readonly Suppression[] {
    const here = this.#byPlace.get(line)?.get(code);
    const everywhere = this.#byPlace.get("file")?.get(code);
    return here && everywhere ? [...here, ...everywhere] : (here ?? everywhere ?? []);
  }
}

/** What is wrong with a comment itself; `suggested` keeps what each unknown code is most like. */
function about(
  one: Suppression,
  used: ReadonlySet<Suppression>,
  suggested: Map<string, string | undefined>,
  project?: ProjectFile,
): readonly Problem[] {
  const { code, start, end } = one;
  const rule = ruleByCode(code);
  const place = { start, end, path: [] };
  if (!rule) {
    if (!suggested.has(code)) suggested.set(code, nearest(code, knownLike(code)));
    const suggestion = suggested.get(code);
    const template = suggestion
      ? "There is no rule `{code}`. Did you mean `{suggestion}`?"
      : "There is no rule `{code}`.";
    return [{ code: "AW902", ...place, template, args: suggestion ? { code, suggestion } : { code } }];
  }
  const isOff = (project?.rules?.[rule.code] ?? project?.rules?.[rule.name]) === "off";
  const cannotTell = rule.outside || rule.from === "compiler" || rule.from === "comments";
  if (used.has(one) || isOff || cannotTell) return [];
  return [{ code: "AW901", ...place, template: "`{code}` suppresses nothing here.", args: { code } }];
}

function knownLike(code: string): readonly string[] {
  return ruleHeads.map(known => (/^AW/i.test(code) ? known.code : known.name));
}
