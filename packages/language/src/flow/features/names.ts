import ts from "typescript";
import type { FlowFile, FlowModel, FlowSpan, HandlerUse, Static, StepModel } from "../model.ts";
import { innerSpan, objectAt, propertyName } from "./tree.ts";
import { type FlowView, textOf } from "./view.ts";

/** A slug where it stands. */
export interface SlugUse {
  readonly of: "flow" | "step";
  readonly flow: FlowModel;
  readonly slug: string;
  readonly role: "declaration" | "dependency" | "pattern" | "handler";
  /** The slug itself without quotes: of the literal, which may be a constant's, even in another file. */
  readonly span: FlowSpan;
  /** How it is written: as a text, or as a name in a handler or an object. */
  readonly form: "text" | "key" | HandlerUse["kind"];
  /** It stands behind a constant: what is written here is the constant's name. */
  readonly via?: FlowSpan;
  /** It is put together from parts, so that it can't be changed in one place. */
  readonly built: boolean;
}

const kept = new WeakMap<FlowFile, readonly SlugUse[]>();

/** Every slug that stands in a file, in no order. */
export function usesOf(view: FlowView): readonly SlugUse[] {
  let uses = kept.get(view.file);
  if (!uses) {
    uses = view.file.flows.flatMap(flow => [...usesInFlow(view, flow)]);
    kept.set(view.file, uses);
  }
  return uses;
}

/** The slug that an offset is at; none on a constant's name, which is TypeScript's own matter. */
export function useAt(view: FlowView, offset: number): SlugUse | undefined {
  return usesOf(view).find(({ span }) => span.file === undefined && offset >= span.start && offset <= span.end);
}

/** The same slug everywhere in the file, each place once. */
export function usesLike(view: FlowView, { of, flow, slug }: Pick<SlugUse, "of" | "flow" | "slug">): SlugUse[] {
  const found = new Map<string, SlugUse>();
  for (const use of usesOf(view)) {
    if (use.of !== of || use.slug !== slug || (of === "step" && !isSameFlow(use.flow, flow))) continue;
    const key = `${use.span.file ?? ""}:${use.span.start}`;
    if (!found.has(key)) found.set(key, use);
  }
  return [...found.values()];
}

function* usesInFlow(view: FlowView, flow: FlowModel): Generator<SlugUse> {
  const own = inText(view, flow.slug);
  if (own) yield { of: "flow", flow, role: "declaration", form: "text", ...own };
  const slugs = new Set(flow.steps.flatMap(step => textOf(step.slug) ?? []));
  for (const step of flow.steps) {
    const declared = inText(view, step.slug);
    if (declared) yield { of: "step", flow, role: "declaration", form: "text", ...declared };
    for (const { slug } of step.dependencies.known ? step.dependencies.value : []) {
      const named = inText(view, slug);
      if (named) yield { of: "step", flow, role: "dependency", form: "text", ...named };
    }
    for (const { slug, span, kind } of step.handlerUses)
      yield { of: "step", flow, slug, role: "handler", span, form: kind, built: false };
    yield* patternKeys(view, flow, step, slugs);
  }
}

/** The keys of `if` and `ifNot` of a step with dependencies: each is the slug of one of them. */
function* patternKeys(
  view: FlowView,
  flow: FlowModel,
  { options, dependencies, stepType }: StepModel,
  slugs: ReadonlySet<string>,
): Generator<SlugUse> {
  if (stepType === "map" || !dependencies.known || dependencies.value.length === 0) return;
  for (const { name, value } of options) {
    if (name !== "if" && name !== "ifNot") continue;
    const object = value.span.file === undefined ? objectAt(view.document, value.span) : undefined;
    for (const property of object?.properties ?? []) {
      const slug = propertyName(property);
      if (slug === undefined || !slugs.has(slug) || !property.name) continue;
      const form = ts.isShorthandPropertyAssignment(property) ? "shorthand" : "key";
      const span = innerSpan(property.name, view.document.tree.file);
      yield { of: "step", flow, slug, role: "pattern", span, form, built: false };
    }
  }
}

/** Where a slug that is given as a value stands: as a literal, here or behind a constant, or put together. */
function inText(
  { document: { text } }: FlowView,
  value: Static<unknown>,
): Pick<SlugUse, "slug" | "span" | "via" | "built"> | undefined {
  const slug = textOf(value);
  if (slug === undefined || !value.known) return undefined;
  const { span, source } = value;
  if (source) {
    // The quotes are in another file, whose text is not at hand: its literal is what the reader says it is.
    if (source.file !== undefined) return { slug, span: source, via: span, built: false };
    const inner = unquoted(text, source, slug);
    return inner ? { slug, span: inner, via: span, built: false } : { slug, span, built: true };
  }
  const inner = unquoted(text, span, slug);
  return inner ? { slug, span: inner, built: false } : { slug, span, built: true };
}

/** The extent within the quotes of a literal that is just this text. */
export function unquoted(text: string, { start, end }: FlowSpan, slug: string): FlowSpan | undefined {
  const quote = text.charAt(start);
  if (!/["'`]/.test(quote) || text.charAt(end - 1) !== quote) return undefined;
  return text.slice(start + 1, end - 1) === slug ? { start: start + 1, end: end - 1 } : undefined;
}

/** A flow that goes on in two ways is read as two, which begin at the same place. */
function isSameFlow(a: FlowModel, b: FlowModel): boolean {
  return a.headSpan.start === b.headSpan.start;
}
