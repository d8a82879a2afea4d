import type { FlowSpan, OptionModel, Static, StepModel } from "../model.ts";

/** Where places of a step's model lie after an edit elsewhere: those from `from` on have moved by `by`. */
export interface Move {
  readonly from: number;
  readonly by: number;
}

/** A step that was read before an edit of another one. What of it lies in other files stays where it is. */
export function movedStep(step: StepModel, move: Move): StepModel {
  const { options, dependencies, optionsSpan, optionsUnknown, handlerSpan, handlerUses, result } = step;
  return {
    ...step,
    methodSpan: span(step.methodSpan, move),
    span: span(step.span, move),
    slug: value(step.slug, move),
    dependencies: dependencies.known
      ? { ...value(dependencies, move), value: dependencies.value.map(({ slug }) => ({ slug: value(slug, move) })) }
      : value(dependencies, move),
    options: options.map(one => option(one, move)),
    ...(optionsSpan && { optionsSpan: span(optionsSpan, move) }),
    ...(optionsUnknown && { optionsUnknown: value(optionsUnknown, move) }),
    ...(handlerSpan && { handlerSpan: span(handlerSpan, move) }),
    handlerUses: handlerUses.map(use => ({ ...spanned(use, move), ...(use.read && { read: span(use.read, move) }) })),
    ...(result && {
      result: { ...spanned(result, move), oddParts: result.oddParts.map(part => spanned(part, move)) },
    }),
  };
}

function option(one: OptionModel, move: Move): OptionModel {
  return {
    ...one,
    nameSpan: span(one.nameSpan, move),
    value: value(one.value, move),
    ...(one.oddParts && { oddParts: one.oddParts.map(part => spanned(part, move)) }),
  };
}

function value<T extends Static<unknown>>(given: T, move: Move): T {
  const at = spanned(given, move);
  return "source" in at && at.source ? { ...at, source: span(at.source, move) } : at;
}

function spanned<T extends { readonly span: FlowSpan }>(given: T, move: Move): T {
  return { ...given, span: span(given.span, move) };
}

function span(given: FlowSpan, { from, by }: Move): FlowSpan {
  if (given.file !== undefined || given.end < from) return given;
  return { start: given.start < from ? given.start : given.start + by, end: given.end + by };
}
