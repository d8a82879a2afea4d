import type { FlowModel } from "@agentwright/language/flow/model";
import { isDslSpecifier } from "@agentwright/language/flow/names-pgflow";
import { type ReadShape, readShape, shapeProblems } from "@agentwright/language/flow/shape/index";
import type { FileFinding, FlowShape, FlowSource, KnownFlow, PgflowProfile } from "@agentwright/protocol";
import { findProject } from "@agentwright/workspace";
import { baseName } from "../../../shared/paths.ts";
import { FlowFailure } from "../database/problem.ts";
import { collectEvaluation } from "../evaluate/collect.ts";
import type { RecordedFlow } from "../evaluate/recorder.ts";
import { runEvaluation } from "../evaluate/run.ts";
import { type FlowHost, textOf } from "./host.ts";

/** A flow of a file that can be compiled, with all that the file says of it. */
export interface OpenedFlow extends KnownFlow {
  readonly stepQueues: boolean;
}

export interface OpenedFile {
  readonly flows: readonly OpenedFlow[];
  readonly profile: PgflowProfile;
  /** A sentence: where the profile comes from. */
  readonly profileFrom: string;
}

/**
 * Reads a flow file; runs it only where reading is not enough and the caller allows it.
 * @throws FlowFailure `no-flow`, `unknown`, `evaluate`, `findings`
 */
export async function openFlows(source: FlowSource, host: FlowHost, signal?: AbortSignal): Promise<OpenedFile> {
  const { models, findings, profile, profileFrom, aliases } = await readModels(source, host);
  const wanted = models.filter(model => isWanted(source.flow, model.name, slugOf(model)));
  refuse(source, wanted, findings);
  const read = wanted.map(model => ({ model, shape: readShape(model) }));
  const unknown = read.filter(({ shape }) => !shape.known);
  const missing = source.flow !== undefined && wanted.length === 0;
  const needed = unknown.length > 0 || missing || models.length === 0;
  if (needed && source.evaluate !== true) throw notKnown(source, unknown, models.length);
  const found: Candidate[] = [];
  const evaluated = needed ? await evaluateFlows(source, host, aliases, signal) : undefined;
  for (const { model, shape } of read) {
    if (shape.known)
      found.push({ name: model.name, value: shape.value, stepQueues: model.stepQueues, provenance: "static" });
  }
  if (evaluated) {
    const known = new Set(found.map(flow => flow.name));
    const others = evaluated.flows.filter(
      ({ name, value }) => !known.has(name) && isWanted(source.flow, name, value.slug),
    );
    found.push(...others.filter(other => !found.some(flow => slugIn(flow.value) === other.value.slug)));
  }
  if (found.length === 0) {
    const which = source.flow === undefined ? "flow" : `flow '${source.flow}'`;
    throw new FlowFailure(
      "no-flow",
      `${baseName(source.path)} exports no ${which}. Check its name, and that it is exported.`,
    );
  }
  return { flows: found.map(flow => checked(flow, profile, source)), profile, profileFrom };
}

interface Candidate extends Omit<OpenedFlow, "shape"> {
  readonly value: unknown;
}

async function readModels(source: FlowSource, host: FlowHost) {
  const { checkFlows, openFlow, readFlows } = await import("@agentwright/language/flow/index");
  const text = await textOf(host, source, source.path);
  if (text === undefined) throw new FlowFailure("no-flow", `${source.path} does not exist.`);
  const { outside, aliases, profile, profileFrom } = await profileFor(source);
  const document = openFlow(text.replace(/^\uFEFF/, ""), baseName(source.path));
  const [broken] = document.tree.broken;
  if (broken) {
    const line = document.lines.positionAt(broken.start).line + 1;
    const message = `${baseName(source.path)} can't be read as TypeScript at line ${line}, so it is not known what is meant. Mend that, and try again.`;
    throw new FlowFailure("findings", message);
  }
  const { project } = findProject(source.path);
  const found = checkFlows(document, { outside, profile, ...(project && { project }) });
  const findings = found
    .filter(finding => finding.severity === "error")
    .map(finding => ({ ...finding, file: source.path, offset: document.lines.offsetAt(finding.range.start) }));
  return { models: readFlows(document, outside).flows, findings, profile, profileFrom, aliases };
}

/** A flow with findings of error severity is not compiled; those of the file's other flows don't count. */
function refuse(source: FlowSource, wanted: readonly FlowModel[], all: readonly Placed[]): void {
  const within = (flow: FlowModel, { offset }: Placed) => flow.span.start <= offset && offset < flow.span.end;
  const findings = source.flow === undefined ? all : all.filter(each => wanted.some(flow => within(flow, each)));
  if (findings.length === 0) return;
  const lines = findings.map(({ range, code, message }) => `- line ${range.start.line + 1}: ${message} (${code})`);
  const name = baseName(source.path);
  throw new FlowFailure("findings", [`${name} has errors, so it can't be compiled:`, ...lines].join("\n"), {
    findings: findings.map(({ offset: _, ...finding }) => finding),
  });
}

type Placed = FileFinding & { readonly offset: number };

/** What the folder of a flow file says of it. */
export async function profileFor(source: FlowSource) {
  const { diskFlowOutside } = await import("@agentwright/workspace/flow-outside");
  const outside = diskFlowOutside(source.path, {
    root: source.root,
    flows: "unknown",
    overlay: file => {
      const open = source.overlay?.[file];
      return open === undefined ? undefined : { text: open, stamp: "" };
    },
  });
  const detected = outside.profile();
  const profile: PgflowProfile = source.profile ?? (detected === "unknown" ? "0.17" : detected.id);
  const assumed = "Nothing says which version of pgflow this is for, so the newest is taken.";
  const read = detected === "unknown" ? assumed : detected.why;
  const profileFrom = source.profile === undefined ? read : "It was asked for.";
  return { outside, aliases: outside.aliases(), profile, profileFrom };
}

/** What running the file gives; only for a trusted workspace. */
export async function evaluateFlows(
  source: FlowSource,
  host: FlowHost,
  aliases: readonly string[],
  signal?: AbortSignal,
): Promise<{ flows: (Candidate & { value: RecordedFlow })[]; output: string }> {
  const { importMapFor } = await import("@agentwright/workspace/flow-aliases");
  const { mapped } = await import("@agentwright/workspace/import-map");
  const task = await collectEvaluation(source.path, {
    root: source.root,
    read: path => textOf(host, source, path),
    isPgflow: specifier => isDslSpecifier(specifier, aliases),
    mapped: specifier => {
      const entry = mapped(importMapFor(source.path), specifier);
      return entry && /^\.{1,2}\//.test(entry.target) ? `${entry.folder}/${entry.target}` : undefined;
    },
  });
  const { flows, output } = await runEvaluation(task, undefined, signal);
  const recorded = Object.entries(JSON.parse(flows) as Record<string, RecordedFlow>);
  return {
    output,
    flows: recorded.map(([name, value]) => {
      const { stepQueues, ...shape } = value;
      return { name, value: shape as RecordedFlow, stepQueues, provenance: "evaluated" as const };
    }),
  };
}

/** @throws FlowFailure `findings` with each problem in a line */
export function checked({ value, ...flow }: Candidate, profile: PgflowProfile, source: FlowSource): OpenedFlow {
  const problems = shapeProblems(value, profile);
  if (problems.length === 0) return { ...flow, shape: value as FlowShape };
  const lines = problems.map(({ message }) => `- ${message}`);
  throw new FlowFailure(
    "findings",
    [`Flow '${flow.name}' in ${baseName(source.path)} can't be compiled:`, ...lines].join("\n"),
  );
}

function notKnown(
  { path }: FlowSource,
  unknown: readonly { model: FlowModel; shape: ReadShape }[],
  count: number,
): FlowFailure {
  const [first] = unknown;
  if (!first || first.shape.known) {
    const what = count === 0 ? "holds no flow that can be read" : "holds no flow of that name that can be read";
    return new FlowFailure(count === 0 ? "no-flow" : "unknown", `${baseName(path)} ${what} without running it.`);
  }
  const why = first.shape.why.join("; ");
  return new FlowFailure(
    "unknown",
    `Flow '${first.model.name}' in ${baseName(path)} can't be known without running the file: ${why}. Allow it to be evaluated, in a trusted workspace, or write it without that.`,
  );
}

function isWanted(wanted: string | undefined, name: string, slug: unknown): boolean {
  return wanted === undefined || wanted === name || wanted === slug;
}

function slugOf(model: FlowModel): unknown {
  return model.slug.known ? model.slug.value : undefined;
}

function slugIn(value: unknown): unknown {
  return (value as { slug?: unknown }).slug;
}
