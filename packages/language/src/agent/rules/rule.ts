import type { Severity } from "@agentwright/protocol";
import type { Path, Syntax } from "../../syntax/index.ts";
import type { PartView } from "../check/part.ts";
import type { Args, Part, Problem, Span } from "../check/problem.ts";
import type { AgentView } from "../check/view.ts";
import type { Fix } from "../fixes/fix.ts";

/** One thing that Agentwright checks: what it is, why it matters, how it is found. Examples are in `examples/`. */
export type Rule = ListedRule | PartRule | AgentRule;

/** What is known of any rule, of whatever kind of file. */
export interface RuleFacts {
  /** `AW101`; never reused. */
  readonly code: string;
  /** The same in words, for the project file: lower case with hyphens. */
  readonly name: string;
  /** What is wrong, in a few words. */
  readonly title: string;
  readonly severity: Severity;
  /** Two to four plain sentences: what happens, and what to do. */
  readonly why: string;
  /** Greyed out or struck through in the editor. */
  readonly tags?: readonly ("unused" | "deprecated")[];
  /** It asks the world outside of the file, and so can't speak where the answer is unknown. */
  readonly outside?: boolean;
  /** Which part of the machinery finds it. */
  readonly from: string;
}

/** What must be known of a rule to report it, or to turn it off. */
export type RuleHead = Pick<RuleFacts, "code" | "name" | "severity" | "tags" | "outside" | "from">;

interface RuleBase extends RuleFacts {
  /** Ways to put it right, the preferred one first. */
  fix?(problem: Problem, view: FixView): readonly Fix[];
}

/** What a fix may look at. */
export type FixView = Pick<AgentView, "document" | "outside" | "items">;

/** Found by a part of the machinery: the parsers, the walk over the spec, the scan for keys, the compiler, … */
export interface ListedRule extends RuleBase {
  readonly from: "syntax" | "spec" | "text" | "compiler" | "project" | "comments" | "fault";
}

/** Looks at one section, or at one item of a list section, alone. Its findings are kept as long as that text is. */
export interface PartRule extends RuleBase {
  readonly from: "part";
  readonly sections: readonly string[];
  check(part: PartView, report: Report): void;
}

/** Looks across sections and files. */
export interface AgentRule extends RuleBase {
  readonly from: "agent";
  check(view: AgentView, report: Report): void;
}

/** `path` is relative to the part for a part's rule, and to the config otherwise. */
export type Report = (at: Place, template: string, args?: Args, related?: readonly RelatedPath[]) => void;

/** Where it is. `inside`: only this stretch of the scalar's value. */
export interface Place {
  readonly path: Path;
  readonly part?: Part;
  readonly inside?: readonly [start: number, end: number];
  /** Says that something is not there. */
  readonly absence?: boolean;
  /** Where exactly, in offsets of the document, when the path can't say it. Only for rules across sections. */
  readonly span?: Span;
}

export interface RelatedPath {
  readonly path: Path;
  readonly part?: Part;
  readonly message: string;
}

/** What a rule's page shows, and its test tries. */
export interface RuleExamples {
  readonly bad: Example;
  readonly good: Example;
  /** What the first fix makes of `bad`. */
  readonly fixed?: Example;
}

/**
 * A config to show. YAML examples may leave out the required sections that they don't speak of; `completeExample`
 * adds them before it.
 */
export interface Example {
  readonly text: string;
  /** yaml unless said. */
  readonly syntax?: Syntax;
  /** It is complete as it stands, or must not be completed. */
  readonly whole?: boolean;
  /** Files beside the config, by relative path, as the rule is to see them; absent: nothing is known of files. */
  readonly files?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly flows?: readonly string[];
}
