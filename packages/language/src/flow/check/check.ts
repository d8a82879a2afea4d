import type { Finding, PgflowProfile, ProjectFile } from "@agentwright/protocol";
import { findingsOf, sorted } from "../../agent/check/check.ts";
import type { Problem } from "../../agent/check/problem.ts";
import { suppress } from "../../agent/check/suppress.ts";
import type { FlowDocument } from "../document.ts";
import type { FlowSpan } from "../model.ts";
import { type FlowOutside, noFlowsKnown } from "../outside.ts";
import { capabilities, newestProfile } from "../profile/profiles.ts";
import { readFlows } from "../read/read.ts";
import { flowRule, flowRules } from "../rules/index.ts";
import type { FlowProblem } from "../rules/rule.ts";
import { isTyped } from "../typed.ts";
import { suppressionsOf } from "./comments.ts";
import { type FileView, flowView } from "./view.ts";

/** What a check may know besides the text. */
export interface FlowContext {
  readonly outside: FlowOutside;
  readonly project?: ProjectFile;
  /** The rules of this version, whatever the files say: for the question whether a flow is ready for it. */
  readonly profile?: PgflowProfile;
  /** TypeScript's own service speaks too: leave out what it says, where it can know pgflow's types. */
  readonly besideTypeScript?: boolean;
}

/** All findings of a flow file, sorted by place; suppressed ones left out, severities as the project wants them. */
export function checkFlows(
  document: FlowDocument,
  context: FlowContext = { outside: noFlowsKnown },
): readonly Finding[] {
  return findingsOf(document, flowProblems(document, context), context.project);
}

/** The problems behind the findings, with those about suppressions themselves. */
export function flowProblems(document: FlowDocument, context: FlowContext): readonly (FlowProblem | Problem)[] {
  const { view, problems } = collectFlows(document, context);
  const left = sorted(suppress(suppressionsOf(document), document.lines, problems, context));
  if (!context.besideTypeScript || !isTyped(view.file, document.fileName, context.outside)) return left;
  return left.filter(({ code }) => !flowRule(code)?.alsoTypeScript);
}

/** A flow file as its rules see it, and what they say, in no order. */
export function collectFlows(
  document: FlowDocument,
  context: FlowContext,
): { readonly view: FileView; readonly problems: readonly FlowProblem[] } {
  const view = viewOf(document, context);
  const problems = new Map<string, FlowProblem>();
  for (const { code, check } of flowRules) {
    check(view, ({ start, end }, template, args = {}, about = {}) => {
      if (about.absence && view.isBroken((about.step ?? about.flow)?.model.span ?? { start, end })) return;
      // What is written once and used by several steps is said once.
      const key = `${code} ${start} ${end} ${args.slug ?? ""}`;
      if (problems.has(key)) return;
      const { related, absence } = about;
      const more = { ...(related && related.length > 0 && { related }), ...(absence && { absence }) };
      problems.set(key, { code, start, end, path: [], template, args, about, ...more });
    });
  }
  return { view, problems: [...problems.values()] };
}

function viewOf(document: FlowDocument, { outside, profile: fixed }: FlowContext): FileView {
  const file = readFlows(document, outside);
  const profile = outside.profile();
  const id = fixed ?? (profile === "unknown" ? newestProfile : profile.id);
  const { broken, tooDeep } = document.tree;
  return {
    document,
    tooDeep,
    file,
    flows: file.flows.map(flowView),
    can: capabilities[id],
    profile,
    outside,
    isBroken: ({ start, end }: FlowSpan) => {
      // The parser stumbles at the token behind what is missing.
      const until = end + (/^[\s.]*/.exec(document.text.slice(end, end + 1000))?.[0].length ?? 0);
      return broken.some(one => one.start <= until && one.end >= start);
    },
  };
}
