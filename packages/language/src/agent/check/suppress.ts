import type { ProjectFile } from "@agentwright/protocol";
import type { SourceDocument } from "../../syntax/index.ts";
import { ruleByCode, ruleList } from "../rules/index.ts";
import { type Suppression, suppressionsIn } from "./comments.ts";
import { nearest } from "./nearest.ts";
import type { Problem } from "./problem.ts";

/** Takes out what comments suppress, and adds what is wrong with the comments themselves. */
export function suppress(
  document: SourceDocument,
  problems: readonly Problem[],
  context: { readonly project?: ProjectFile },
): readonly Problem[] {
  const suppressions = suppressionsIn(document);
  if (suppressions.length === 0) return problems;
  const used = new Set<Suppression>();
  const left = problems.filter(problem => {
    const line = document.lines.positionAt(problem.start).line;
    const by = suppressions.filter(one => speaksOf(one, problem.code, line));
    for (const one of by) used.add(one);
    return by.length === 0;
  });
  const own = suppressions.flatMap(one => about(one, used, context.project));
  return [
    ...left,
    ...own.filter(problem => {
      const line = document.lines.positionAt(problem.start).line;
      return !suppressions.some(one => speaksOf(one, problem.code, line));
    }),
  ];
}

function speaksOf({ code, line }: Suppression, problem: string, at: number): boolean {
  return (line === "file" || line === at) && ruleByCode(code)?.code === problem;
}

function about(one: Suppression, used: ReadonlySet<Suppression>, project?: ProjectFile): readonly Problem[] {
  const { code, start, end } = one;
  const rule = ruleByCode(code);
  const place = { start, end, path: [] };
  if (!rule) {
    const suggestion = nearest(
      code,
      /^AW/i.test(code) ? ruleList.map(known => known.code) : ruleList.map(known => known.name),
    );
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
