/** What an option of a step or flow is, in words, and what may stand there. */
export interface OptionDoc {
  readonly doc: string;
  /** In snippet syntax. */
  readonly snippet: string;
  readonly on: readonly ("step" | "array" | "map" | "Flow")[];
  readonly values?: Readonly<Record<string, string>>;
}

const everywhere = ["step", "array", "map", "Flow"] as const;
const steps = ["step", "array", "map"] as const;

const modes = {
  fail: "The step fails, and the run with it.",
  skip: "The step is skipped; steps that depend on it run without its output.",
  "skip-cascade": "The step is skipped, and so is every step that depends on it.",
};

/** The options of pgflow 0.14 and later, with their defaults (facts as of pgflow 0.17). */
export const optionDocs: Readonly<Record<string, OptionDoc>> = {
  slug: { doc: "The name by which the database knows it.", snippet: "'$1'", on: everywhere },
  dependsOn: {
    doc: "Slugs of earlier steps. The step starts when all of them are done, and gets their outputs.",
    snippet: "['$1']",
    on: ["step", "array"],
  },
  array: {
    doc: "The slug of the earlier step whose list is gone through: the handler runs once for each element.",
    snippet: "'$1'",
    on: ["map"],
  },
  maxAttempts: {
    doc: "How often a task is tried before it fails. At least 1; 3 if neither step nor flow says.",
    snippet: "${1:3}",
    on: everywhere,
  },
  baseDelay: {
    doc: "Seconds: attempt n is repeated after baseDelay × 2ⁿ. At least 1; 5 if neither step nor flow says.",
    snippet: "${1:5}",
    on: everywhere,
  },
  timeout: {
    doc: "Seconds that a task may take. At least 3; 60 if neither step nor flow says.",
    snippet: "${1:60}",
    on: everywhere,
  },
  startDelay: { doc: "Seconds to wait before the first attempt. 0 if absent.", snippet: "${1:5}", on: steps },
  if: {
    doc: "A pattern that the input must contain for the step to run: of the flow's input, or of the outputs by slug.",
    snippet: "{ $1 }",
    on: steps,
  },
  ifNot: { doc: "A pattern that the input must not contain for the step to run.", snippet: "{ $1 }", on: steps },
  whenUnmet: {
    doc: "What becomes of the step if `if` or `ifNot` is not met. `skip` if absent.",
    snippet: "'$1'",
    on: steps,
    values: modes,
  },
  whenExhausted: {
    doc: "What becomes of the step when its last attempt failed. `fail` if absent.",
    snippet: "'$1'",
    on: steps,
    values: modes,
  },
};
