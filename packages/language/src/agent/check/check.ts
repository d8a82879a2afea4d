import type { Finding, ProjectFile, Severity } from "@agentwright/protocol";
import { ruleByCode } from "../../rules/index.ts";
import type { SourceDocument } from "../../syntax/index.ts";
import type { AgentDocument } from "../document.ts";
import { nothingKnown, type Outside } from "../outside.ts";
import { collect } from "./collect.ts";
import { suppressionsIn } from "./comments.ts";
import { fill, type Problem, withoutKeys } from "./problem.ts";
import { suppress } from "./suppress.ts";

/** What a check may know besides the text. */
export interface CheckContext {
  readonly outside: Outside;
  readonly project?: ProjectFile;
  /** Name of the config's own file, without folder; a circle of agents can't be seen without it. */
  readonly fileName?: string;
  /** As long as it is the same, what `outside` answered before still holds. Absent: it is asked anew each time. */
  readonly epoch?: unknown;
}

/** No file of a thousand findings is read to its end. */
export const mostFindings = 1000;

/** All findings of a config, sorted by place; suppressed ones left out, severities as the project wants them. */
export function checkAgent(
  document: AgentDocument,
  context: CheckContext = { outside: nothingKnown },
): readonly Finding[] {
  return findingsOf(document.source, problemsOf(document, context), context.project);
}

/** The problems behind the findings, suppressed ones left out, with those about suppressions themselves. */
export function problemsOf(document: AgentDocument, context: CheckContext): readonly Problem[] {
  const { problems } = collect(document.source, context.outside, context.fileName, context.epoch);
  const { source } = document;
  return sorted(suppress(suppressionsIn(source), source.lines, problems, context));
}

/** Problems as findings, at most `mostFindings` and one that says how many more there are. */
export function findingsOf(
  source: Pick<SourceDocument, "lines">,
  problems: readonly Problem[],
  project?: ProjectFile,
): readonly Finding[] {
  const spoken = problems.filter(({ code }) => severityOf(code, project) !== "off");
  const findings = spoken.slice(0, mostFindings).map(problem => toFinding(source, problem, project));
  const more = spoken.length - mostFindings;
  if (more <= 0) return findings;
  const end = source.lines.start(1);
  const template = "There are {more} more findings in this file; they are shown when some of these are gone.";
  const last = { code: "AW903", start: 0, end: Math.max(0, end), path: [], template, args: { more } };
  return severityOf("AW903", project) === "off" ? findings : [...findings, toFinding(source, last, project)];
}

/** The severity of a rule in a project, which may name it by code or by name. */
export function severityOf(code: string, project?: ProjectFile): Severity | "off" {
  const rule = ruleByCode(code);
  if (!rule) return "error";
  return project?.rules?.[rule.code] ?? project?.rules?.[rule.name] ?? rule.severity;
}

function toFinding(source: Pick<SourceDocument, "lines">, problem: Problem, project?: ProjectFile): Finding {
  const { code, start, end, template, args, related } = problem;
  const severity = severityOf(code, project);
  const tags = ruleByCode(code)?.tags;
  return {
    code,
    severity: severity === "off" ? "hint" : severity,
    message: fill(template, args),
    ...(Object.keys(args).length > 0 && { args: withoutKeys(args) }),
    range: source.lines.range(start, end),
    ...(related && {
      related: related.map(one => ({ range: source.lines.range(one.start, one.end), message: one.message })),
    }),
    ...(tags && { tags }),
  };
}

/** Problems by place, the same ones always in the same order. */
export function sorted<P extends Problem>(problems: readonly P[]): readonly P[] {
  return [...problems].sort(
    (a, b) =>
      a.start - b.start || a.end - b.end || compare(a.code, b.code) || compare(a.path.join("/"), b.path.join("/")),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
