import type { Args, Problem, RelatedSpan, Span } from "../../agent/check/problem.ts";
import type { Fix } from "../../agent/fixes/fix.ts";
import type { RuleFacts } from "../../agent/rules/rule.ts";
import type { FileView, FlowView, StepView } from "../check/view.ts";
import type { OptionModel } from "../model.ts";
import type { OtherFlow } from "../outside.ts";
import type { Profile } from "../profile/detect.ts";

/** One thing that is checked in flow files. Examples are in `examples/`. */
export interface FlowRule extends RuleFacts {
  readonly from: "flow";
  /** TypeScript's own service says the same of a typed flow: an editor that has it leaves this out. */
  readonly alsoTypeScript?: boolean;
  check(view: FileView, report: FlowReport): void;
  /** Ways to put it right, the preferred one first. */
  fix?(problem: FlowProblem, view: FileView): readonly Fix[];
}

/** Places are in offsets of the flow's own file. */
export type FlowReport = (at: Span, template: string, args?: Args, about?: About) => void;

/** What a problem is about, for its fixes. */
export interface About {
  readonly flow?: FlowView;
  readonly step?: StepView;
  readonly option?: OptionModel;
  /** Which of the step's dependencies. */
  readonly dependency?: number;
  readonly related?: readonly RelatedSpan[];
  /** It says that something is not there, which is not to be believed where the text is broken. */
  readonly absence?: boolean;
}

export interface FlowProblem extends Problem {
  readonly about: About;
}

/** What a rule's page shows, and its test tries. */
export interface FlowExamples {
  readonly bad: FlowExample;
  readonly good: FlowExample;
  /** What the first fix makes of `bad`. */
  readonly fixed?: FlowExample;
}

export interface FlowExample {
  readonly text: string;
  /** The version of pgflow; nothing is known of it where this is absent, and the newest one's rules count. */
  readonly profile?: Profile;
  /** Flows of other files. */
  readonly flows?: readonly OtherFlow[];
}
