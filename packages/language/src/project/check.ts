import type { Finding, ProjectFile } from "@agentwright/protocol";
import { findingsOf } from "../agent/check/check.ts";
import { nearest } from "../agent/check/nearest.ts";
import { fill, type Problem } from "../agent/check/problem.ts";
import { isRecord } from "../agent/check/record.ts";
import { isSerious } from "../agent/check/syntax-problems.ts";
import { walk } from "../agent/check/walk.ts";
import type { Fix } from "../agent/fixes/fix.ts";
import { nothingKnown } from "../agent/outside.ts";
import { ruleByCode as agentRule } from "../agent/rules/index.ts";
import { ruleByCode, ruleHeads } from "../rules/index.ts";
import { documentValue, find, parseSource, problemsOf, type SourceDocument } from "../syntax/index.ts";
import { projectFormat, projectSpec } from "./spec.ts";
import { wholeTree } from "./whole.ts";

/** A project file as it was read: what it says, and what is wrong with it. */
export interface ReadProject {
  /** What is well-formed in it; empty where the text can't be read at all or is of a newer format. */
  readonly project: ProjectFile;
  readonly findings: readonly Finding[];
  /** One sentence if nothing in it could be used. */
  readonly problem?: string;
}

/** Reads an `agentwright.json` (comments are allowed). Sections with mistakes are left out of the answer. */
export function parseProject(text: string): ReadProject {
  const document = parseSource(text, "jsonc");
  const problems = problemsIn(document);
  const useless = problems.find(({ code }) => code === "AW910" || code === "AW914");
  if (useless) {
    const findings = findingsOf(document, problems);
    return { project: {}, findings, problem: fill(useless.template, useless.args) };
  }
  const model = documentValue(document);
  const bad = new Set(problems.filter(({ code }) => code === "AW912").map(({ path }) => path.slice(0, 2).join("/")));
  const project = isRecord(model) ? withoutBad(model, bad) : {};
  return { project, findings: findingsOf(document, problems, project) };
}

/** What is wrong in an `agentwright.json`, sorted by place. */
export function checkProject(text: string): readonly Finding[] {
  return parseProject(text).findings;
}

/** Ways to put a finding of a project file right. */
export function fixesForProject(text: string, finding: Pick<Finding, "code" | "range">): readonly Fix[] {
  const document = parseSource(text, "jsonc");
  const rule = agentRule(finding.code);
  const start = document.lines.offsetAt(finding.range.start);
  const same = problemsIn(document).find(problem => problem.code === finding.code && problem.start === start);
  return same ? (rule?.fix?.(same, { document, outside: nothingKnown, items: () => [] }) ?? []) : [];
}

function problemsIn(document: SourceDocument): readonly Problem[] {
  const broken = problemsOf(document)
    .filter(({ kind }) => kind !== "trailing-comma" && kind !== "comment-in-json")
    .map(({ start, end, message }) => ({ code: "AW910", start, end, path: [], template: message, args: {} }));
  const serious = problemsOf(document).some(isSerious);
  if (serious) return broken.slice(0, 1);
  if (document.notAMap) {
    const template = "A project file is one JSON object, such as `{}`.";
    return [{ code: "AW910", ...document.notAMap, path: [], template, args: {} }];
  }
  return newerFormat(document) ?? [...broken, ...shape(document)].sort((a, b) => a.start - b.start || a.end - b.end);
}

function newerFormat(document: SourceDocument): readonly Problem[] | undefined {
  const found = find(document, ["format"]);
  if (found?.node?.kind !== "scalar" || typeof found.node.value !== "number") return undefined;
  const format = found.node.value;
  if (!Number.isInteger(format) || format <= projectFormat) return undefined;
  const template =
    "This file has the format {format}, but this version of Agentwright knows formats up to {known}. Update it.";
  const start = found.piece.start + found.node.start;
  const end = found.piece.start + found.node.end;
  return [{ code: "AW914", start, end, path: ["format"], template, args: { format, known: projectFormat } }];
}

/** The walk's findings in the words of the project file's own rules. */
function shape(document: SourceDocument): readonly Problem[] {
  const tree = wholeTree(document);
  const { problems } = walk(projectSpec, tree, tree, "the project file");
  const own: Problem[] = problems.map(problem => ({ ...problem, code: problem.code === "AW118" ? "AW911" : "AW912" }));
  const rules = tree.entries.find(({ key }) => key.value === "rules")?.value;
  if (rules?.kind !== "map") return own;
  for (const { key } of rules.entries) {
    const problem = unknownRule(String(key.value));
    if (problem) own.push({ code: "AW913", start: key.start, end: key.end, ...problem });
  }
  return own;
}

function unknownRule(name: string): Pick<Problem, "path" | "template" | "args"> | undefined {
  if (ruleByCode(name) || name.startsWith("x-")) return undefined;
  const known = /^AW/i.test(name) ? ruleHeads.map(({ code }) => code) : ruleHeads.map(rule => rule.name);
  const suggestion = nearest(name, known);
  const path = ["rules", name];
  if (!suggestion) return { path, template: "There is no rule `{name}`.", args: { name } };
  return { path, template: "There is no rule `{name}`. Did you mean `{suggestion}`?", args: { name, suggestion } };
}

function withoutBad(model: Readonly<Record<string, unknown>>, bad: ReadonlySet<string>): ProjectFile {
  const known = Object.entries(model).filter(([name]) => Object.hasOwn(projectSpec.fields, name) && !bad.has(name));
  return Object.fromEntries(
    known.map(([name, value]) => {
      if (!isRecord(value)) return [name, value];
      return [name, Object.fromEntries(Object.entries(value).filter(([key]) => !bad.has(`${name}/${key}`)))];
    }),
  );
}
