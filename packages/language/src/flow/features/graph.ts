import type {
  Finding,
  FlowGraph,
  FlowOptions,
  FlowShape,
  GraphFlow,
  GraphStep,
  PgflowProfile,
  SkipMode,
  StepOptions,
} from "@agentwright/protocol";
import { skipModes } from "@agentwright/protocol";
import type { FlowModel, FlowSpan, StepModel } from "../model.ts";
import { readShape, shapeProblems } from "../shape/index.ts";
import { dependenciesOf, type FlowView, optionOf, textOf } from "./view.ts";

export interface GraphContext {
  readonly uri: string;
  readonly version: number;
  readonly findings: readonly Finding[];
  /** The version whose rules decide whether a flow is whole. */
  readonly profile: PgflowProfile;
}

/** The flows of a file as a picture needs them; what is not known is left out and said. */
export function flowGraph(view: FlowView, { uri, version, findings, profile }: GraphContext): FlowGraph {
  const [broken] = view.document.tree.broken;
  return {
    uri,
    version,
    flows: view.file.flows.map(flow => graphOf(view, flow, findings, profile)),
    ...(broken && {
      syntaxError: {
        message: "TypeScript can't read the file from here on.",
        range: view.document.lines.range(broken.start, broken.end),
      },
    }),
  };
}

function graphOf(view: FlowView, flow: FlowModel, findings: readonly Finding[], profile: PgflowProfile): GraphFlow {
  const slug = textOf(flow.slug);
  const steps = flow.steps.flatMap(step => stepOf(view, step, findings) ?? []);
  const read = readShape(flow);
  const unnamed = flow.steps.length - steps.length;
  return {
    ...(slug !== undefined && { slug }),
    name: flow.name,
    range: rangeOf(view, flow.span),
    options: optionsOf(flow, ["maxAttempts", "baseDelay", "timeout"]),
    steps,
    ...(read.known && shapeProblems(read.value, profile).length === 0 && { shape: read.value as FlowShape }),
    unknown: [
      ...new Set(flow.unknown.map(({ why }) => `There may be other steps: ${why}.`)),
      ...(unnamed > 0
        ? [
            `${unnamed === 1 ? "One step has" : `${unnamed} steps have`} a slug that is not known without running the file.`,
          ]
        : []),
    ],
  };
}

function stepOf(view: FlowView, step: StepModel, findings: readonly Finding[]): GraphStep | undefined {
  const slug = textOf(step.slug);
  if (slug === undefined) return undefined;
  const range = rangeOf(view, step.span);
  const severity = worst(findings, range);
  const [whenUnmet, whenExhausted] = [modeOf(step, "whenUnmet"), modeOf(step, "whenExhausted")];
  return {
    slug,
    stepType: step.stepType,
    dependencies: dependenciesOf(step),
    range,
    slugRange: step.slug.span.file === undefined ? rangeOf(view, step.slug.span) : rangeOf(view, step.methodSpan),
    options: optionsOf(step, ["maxAttempts", "baseDelay", "timeout", "startDelay"]),
    conditional: step.options.some(({ name }) => name === "if" || name === "ifNot"),
    ...(whenUnmet && { whenUnmet }),
    ...(whenExhausted && { whenExhausted }),
    ...(severity && { severity }),
  };
}

function optionsOf<N extends keyof StepOptions>(
  of: FlowModel | StepModel,
  names: readonly N[],
): FlowOptions & StepOptions {
  return Object.fromEntries(
    names.flatMap(name => {
      const value = optionOf(of, name);
      return typeof value === "number" ? [[name, value]] : [];
    }),
  );
}

function modeOf(step: StepModel, name: string): SkipMode | undefined {
  const value = optionOf(step, name);
  return skipModes.find(mode => mode === value);
}

const severities = ["error", "warning", "information", "hint"] as const;

type Range = GraphFlow["range"];

/** The worst finding that begins in a range. */
function worst(findings: readonly Finding[], { start, end }: Range): GraphStep["severity"] {
  const inside = findings.filter(({ range }) => !before(range.start, start) && before(range.start, end));
  return severities.find(severity => inside.some(finding => finding.severity === severity));
}

function before(a: Range["start"], b: Range["start"]): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

function rangeOf({ document: { lines } }: FlowView, { start, end }: FlowSpan): Range {
  return lines.range(start, end);
}
