import type { Hover } from "vscode-languageserver-types";
import { codeSpan } from "../../agent/features/markdown.ts";
import type { FlowModel, StepModel } from "../model.ts";
import { duration, type Effective, effectiveOptions, retryTimes } from "./effective.ts";
import { type SlugUse, useAt } from "./names.ts";
import { optionDocs } from "./option-docs.ts";
import { dependenciesOf, dependentsOf, type FlowView, holds, textOf } from "./view.ts";

/** What is known of the slug, method or option at an offset. */
export function hoverFlow(view: FlowView, offset: number): Hover | undefined {
  const use = useAt(view, offset);
  if (use && use.form !== "shorthand") return { range: rangeOf(view, use.span), contents: markdown(aboutUse(use)) };
  for (const flow of view.file.flows) {
    if (holds(flow.headSpan, offset)) return about(view, flow.headSpan, aboutFlow(flow));
    for (const step of flow.steps) {
      if (!holds(step.span, offset)) continue;
      if (holds(step.methodSpan, offset)) return about(view, step.methodSpan, aboutStep(flow, step));
      const found = option(view, step, offset);
      if (found) return found;
    }
    const found = option(view, flow, offset);
    if (found) return found;
  }
  return undefined;
}

/** The name of an option: what it means; what it may be TypeScript says. */
function option(view: FlowView, { options }: FlowModel | StepModel, offset: number): Hover | undefined {
  const found = options.find(({ nameSpan }) => holds(nameSpan, offset));
  if (!found || !Object.hasOwn(optionDocs, found.name)) return undefined;
  return about(view, found.nameSpan, optionDocs[found.name]?.doc ?? "");
}

function about(view: FlowView, span: { readonly start: number; readonly end: number }, text: string): Hover {
  return { range: rangeOf(view, span), contents: markdown(text) };
}

function rangeOf({ document: { lines } }: FlowView, { start, end }: { readonly start: number; readonly end: number }) {
  return lines.range(start, end);
}

function markdown(value: string): Hover["contents"] {
  return { kind: "markdown", value };
}

function aboutUse({ of, flow, slug }: SlugUse): string {
  if (of === "flow") return aboutFlow(flow);
  const step = flow.steps.find(one => textOf(one.slug) === slug);
  return step ? aboutStep(flow, step) : `No step ${codeSpan(slug)} is defined in this flow.`;
}

function aboutFlow(flow: FlowModel): string {
  const slug = textOf(flow.slug);
  const count = `${flow.steps.length} step${flow.steps.length === 1 ? "" : "s"}`;
  const roots = flow.steps.filter(step => dependenciesOf(step).length === 0).flatMap(step => textOf(step.slug) ?? []);
  return paragraphs([
    `Flow ${slug === undefined ? "" : codeSpan(slug)}: ${count}${roots.length > 0 ? `, begins with ${list(roots)}` : ""}.`,
    table(effectiveOptions(flow), "flow"),
    slug === undefined || flow.stepQueues ? "" : `Queue: ${codeSpan(queueOf(slug))}.`,
    flow.stepQueues ? "Each step has a queue of its own." : "",
    ...flow.unknown.map(({ why }) => `Not all of it is known without running the file: ${why}.`),
  ]);
}

function aboutStep(flow: FlowModel, step: StepModel): string {
  const slug = textOf(step.slug);
  const effective = effectiveOptions(flow, step);
  const [before, after] = [dependenciesOf(step), slug === undefined ? [] : dependentsOf(flow, slug)];
  const what = step.method === "map" ? "Map step" : step.method === "array" ? "Step that gives a list" : "Step";
  const flowSlug = textOf(flow.slug);
  return paragraphs([
    `${what} ${slug === undefined ? "" : codeSpan(slug)}${flowSlug === undefined ? "" : ` of the flow ${codeSpan(flowSlug)}`}.`,
    `${before.length === 0 ? "A root: it starts with the run" : `After ${list(before)}`}. ${after.length === 0 ? "No step waits for it" : `Before ${list(after)}`}.`,
    table(effective, "step"),
    retries(effective),
    queueSentence(flow, slug),
  ]);
}

function queueSentence(flow: FlowModel, slug: string | undefined): string {
  const flowSlug = textOf(flow.slug);
  if (flowSlug === undefined) return "";
  if (!flow.stepQueues) return `Queue: ${codeSpan(queueOf(flowSlug))}.`;
  return slug === undefined ? "" : `Queue: ${codeSpan(queueOf(`${flowSlug}__${slug}`))}.`;
}

/** pgmq makes names of queues lower case. */
function queueOf(slug: string): string {
  return slug.toLowerCase();
}

function table(options: readonly Effective[], own: "step" | "flow"): string {
  const rows = options.map(({ name, value, from }) => {
    const unit = name === "maxAttempts" || value === undefined ? "" : " s";
    const whose = from === own ? "set here" : from === "flow" ? "from the flow" : "default";
    return `| ${name} | ${value === undefined ? "not known" : value + unit} | ${whose} |`;
  });
  return `| option | value | from |\n|---|---|---|\n${rows.join("\n")}`;
}

function retries(options: readonly Effective[]): string {
  const of = (name: Effective["name"]) => options.find(option => option.name === name)?.value;
  const [most, base] = [of("maxAttempts"), of("baseDelay")];
  if (most === undefined || base === undefined || !Number.isInteger(most) || most < 1 || base < 0) return "";
  if (most === 1) return "One attempt, no retry.";
  const { at, more } = retryTimes(most, base);
  return `Attempts, if each fails at once: ${at.map(duration).join(", ")}${more ? `, … (${most} in all)` : ""}.`;
}

function list(slugs: readonly string[]): string {
  const shown = slugs.slice(0, 12).map(slug => codeSpan(slug));
  return slugs.length > shown.length ? `${shown.join(", ")} and ${slugs.length - shown.length} more` : shown.join(", ");
}

function paragraphs(parts: readonly string[]): string {
  return parts.filter(Boolean).join("\n\n");
}
