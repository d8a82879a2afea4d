import type { Json, StepType } from "@agentwright/protocol";

/** Where something is written: offsets (UTF-16) into a file's text, `file` absent for the flow's own file. */
export interface FlowSpan {
  readonly start: number;
  readonly end: number;
  /** As the import names it, resolved against the flow's folder, with `/`. */
  readonly file?: string;
}

/** A value that was read without running anything, or why it could not be. Never guessed. */
export type Static<T> = Known<T> | Unknown;

export interface Known<T> {
  readonly known: true;
  readonly value: T;
  /** The expression in the flow's own file that stands for it. */
  readonly span: FlowSpan;
  /** The literal itself, where that is elsewhere: behind a constant, in another file. */
  readonly source?: FlowSpan;
}

export interface Unknown {
  readonly known: false;
  readonly span: FlowSpan;
  /** A clause for people: `a parameter of a function`, `a loop adds steps`. */
  readonly why: string;
}

/** One option as it is written; `value` may be of any type, right or wrong. */
export interface OptionModel {
  readonly name: string;
  readonly nameSpan: FlowSpan;
  /** `undefined` is a known value here; a value that JSON lacks (a function, a Date, NaN) is `{ odd }`. */
  readonly value: Static<Json | undefined | OddValue>;
  /** What lies inside of a known list or object and JSON can't hold, each in place; `undefined` too, which is left out. */
  readonly oddParts?: readonly OddPart[];
}

export interface OddPart extends OddValue {
  readonly span: FlowSpan;
}

/** A known value that JSON can't hold, told as a person would: `a Date`, `NaN`, `a function`. */
export interface OddValue {
  readonly odd: string;
}

/** One slug in a list of dependencies, or the one of `array`. */
export interface DependencyModel {
  readonly slug: Static<Json | undefined | OddValue>;
}

/** A call of `.step`, `.array` or `.map`. */
export interface StepModel {
  readonly method: "step" | "array" | "map";
  readonly stepType: StepType;
  /** The method's name, and the whole call from the dot on. */
  readonly methodSpan: FlowSpan;
  readonly span: FlowSpan;
  readonly slug: Static<Json | undefined | OddValue>;
  /** From `dependsOn`, or `array` for a map. Unknown where the list itself is. */
  readonly dependencies: Static<readonly DependencyModel[]>;
  /** All options but the slug, in order, those of spreads included. */
  readonly options: readonly OptionModel[];
  /** The options' object, if it is written here. */
  readonly optionsSpan?: FlowSpan;
  /** Set if something of the options is not known: a spread of a parameter. */
  readonly optionsUnknown?: Unknown;
  /** The handler's own span, and where it names dependencies: destructured names and `deps.x`. */
  readonly handlerSpan?: FlowSpan;
  readonly handlerUses: readonly HandlerUse[];
  /** What the handler returns, as far as its form shows that for certain. */
  readonly result?: HandlerResult;
}

/** `text`, `number` and so on: what each of the handler's answers is. `list` may be anything in square brackets. */
export interface HandlerResult {
  readonly kind: "list" | "object" | "text" | "number" | "boolean" | "null";
  readonly span: FlowSpan;
  /** What lies in it that JSON can't hold: a Date, a function. */
  readonly oddParts: readonly OddPart[];
}

/** A dependency's slug in a handler, the span without quotes; `kind` says how, since renaming `{ a }` must give `{ b: a }`. */
export interface HandlerUse {
  readonly slug: string;
  readonly span: FlowSpan;
  readonly kind: "shorthand" | "property" | "access" | "element";
  /** Where something of its value is read straight away, without `?.`: that fails if the step was skipped. */
  readonly read?: FlowSpan;
}

/** One `new Flow(…)` with its chain, over however many variables it is spread. */
export interface FlowModel {
  /** The variable, export or `default` that it is called by; `Flow` if it has no name. */
  readonly name: string;
  readonly exported: boolean;
  /** `new Flow(…)` up to the end of its last step. */
  readonly span: FlowSpan;
  /** The word `Flow` of `new Flow`. */
  readonly headSpan: FlowSpan;
  readonly slug: Static<Json | undefined | OddValue>;
  readonly options: readonly OptionModel[];
  readonly optionsSpan?: FlowSpan;
  readonly optionsUnknown?: Unknown;
  readonly steps: readonly StepModel[];
  /** Why there may be steps beside these: loops, factories, a variable that is assigned again. Empty: all are known. */
  readonly unknown: readonly Unknown[];
  /** Results of `.step(…)` that nobody uses, so that their steps are lost. */
  readonly discarded: readonly FlowSpan[];
  /** Assignments under a condition (`if (…) flow = flow.step(…)`), so that steps are there or not. */
  readonly reassigned: readonly FlowSpan[];
  /** It is given to `withStepQueues`, so that each step has a queue of its own (pgflow 0.17). */
  readonly stepQueues: boolean;
}

/** Everything about pgflow in one file. */
export interface FlowFile {
  readonly flows: readonly FlowModel[];
  /** How the file names the package: `@pgflow/dsl`, `npm:@pgflow/dsl@0.8.1`; with the span of the specifier. */
  readonly imports: readonly { readonly specifier: string; readonly span: FlowSpan }[];
  /** Uses of what later versions of pgflow took away. */
  readonly removed: readonly RemovedUse[];
}

export interface RemovedUse {
  readonly what: "compileFlow" | "compareFlowShapes" | "ControlPlane" | "compilation";
  readonly span: FlowSpan;
  /** All that goes with it: the import with its comma, the option with its value. */
  readonly whole: FlowSpan;
}
