import ts from "typescript";
import type { FlowModel, StepModel } from "../model.ts";
import { nodeAt, propertyName } from "./tree.ts";
import { type FlowView, flowAt } from "./view.ts";

interface Extent {
  readonly start: number;
  readonly end: number;
}

interface InCall {
  /** What is replaced by what is chosen. */
  readonly replace: Extent;
  /** The method, or `Flow` for the options of a flow. */
  readonly method: "step" | "array" | "map" | "Flow";
  readonly flow: FlowModel | undefined;
  /** The step, if the reader knows it. */
  readonly step: StepModel | undefined;
  /** The steps that are defined before it. */
  readonly earlier: readonly StepModel[];
  /** What stands beside it already: other dependencies, keys or options. */
  readonly beside: ReadonlySet<string>;
}

/** Where a cursor is, as far as that is pgflow's. */
export type FlowPlace =
  | (InCall & {
      readonly kind: "dependency";
      readonly option: "dependsOn" | "array";
      readonly quote: string;
      readonly bare: boolean;
    })
  | (InCall & { readonly kind: "pattern"; readonly quote: string })
  | (InCall & { readonly kind: "option" })
  | (InCall & { readonly kind: "value"; readonly option: string; readonly quote: string })
  | { readonly kind: "member"; readonly flow: FlowModel; readonly replace: Extent };

/** The place of pgflow that an offset is at. */
export function placeAt(view: FlowView, offset: number): FlowPlace | undefined {
  const node = nodeAt(view.document, offset);
  return memberAt(view, node, offset) ?? inObject(view, node, offset);
}

/** `flow.|` or `….ste|`: the name of a method that adds a step. */
function memberAt(view: FlowView, node: ts.Node, offset: number): FlowPlace | undefined {
  const access = ts.isPropertyAccessExpression(node) ? node : node.parent;
  if (!access || !ts.isPropertyAccessExpression(access) || offset < access.name.pos) return undefined;
  const { file } = view.document.tree;
  const { expression } = access;
  const start = expression.getStart(file);
  const flow = view.file.flows.findLast(one => {
    if (ts.isIdentifier(expression)) return expression.text === one.name;
    return one.span.start <= start && expression.end <= one.span.end;
  });
  const isChain = ts.isIdentifier(expression) || ts.isCallExpression(expression) || ts.isNewExpression(expression);
  if (!flow || !isChain || isInHandler(flow, offset)) return undefined;
  return {
    kind: "member",
    flow,
    replace: { start: Math.min(offset, access.name.getStart(file)), end: Math.max(offset, access.name.end) },
  };
}

function isInHandler({ steps }: FlowModel, offset: number): boolean {
  return steps.some(({ handlerSpan }) => handlerSpan && offset > handlerSpan.start && offset < handlerSpan.end);
}

/** Within the options of a step or flow. */
function inObject(view: FlowView, node: ts.Node, offset: number): FlowPlace | undefined {
  const { file } = view.document.tree;
  let property: ts.ObjectLiteralElementLike | undefined;
  for (let at: ts.Node = node; at.parent; at = at.parent) {
    if (ts.isFunctionLike(at)) return undefined;
    if (ts.isObjectLiteralElementLike(at)) property = at;
    if (!ts.isObjectLiteralExpression(at)) continue;
    const method = methodOf(view, at);
    if (!method) continue;
    if (offset <= at.getStart(file) || (offset >= at.end && view.document.text.charAt(at.end - 1) === "}"))
      return undefined;
    const own = property && at.properties.includes(property) ? property : openProperty(view, at, offset);
    return inOptions(view, at, own, node, offset, method);
  }
  return undefined;
}

/** `dependsOn: |`: a property whose value is not there yet. */
function openProperty(
  { document: { text } }: FlowView,
  { properties }: ts.ObjectLiteralExpression,
  offset: number,
): ts.PropertyAssignment | undefined {
  const last = properties.findLast(one => one.end <= offset);
  if (!last || !ts.isPropertyAssignment(last)) return undefined;
  return /^\s*:?\s*$/.test(text.slice(last.name.end, offset)) ? last : undefined;
}

type Method = InCall["method"];

/** The method whose options an object is. */
function methodOf(view: FlowView, object: ts.ObjectLiteralExpression): { name: Method; at: number } | undefined {
  const { file } = view.document.tree;
  const call = object.parent;
  if (ts.isNewExpression(call) && call.arguments?.[0] === object) {
    const start = call.getStart(file);
    return view.file.flows.some(({ span }) => span.start === start) ? { name: "Flow", at: start } : undefined;
  }
  if (!ts.isCallExpression(call) || call.arguments[0] !== object) return undefined;
  const { expression } = call;
  if (!ts.isPropertyAccessExpression(expression)) return undefined;
  const { text } = expression.name;
  return text === "step" || text === "array" || text === "map"
    ? { name: text, at: expression.name.getStart(file) }
    : undefined;
}

function inOptions(
  view: FlowView,
  object: ts.ObjectLiteralExpression,
  property: ts.ObjectLiteralElementLike | undefined,
  node: ts.Node,
  offset: number,
  { name: method, at }: { readonly name: Method; readonly at: number },
): FlowPlace | undefined {
  const { file } = view.document.tree;
  const flow = flowAt(view.file, at) ?? view.file.flows.findLast(one => one.span.start <= at);
  if (!flow) return undefined;
  const index = flow.steps.findIndex(({ methodSpan }) => methodSpan.start === at);
  const base = {
    method,
    flow,
    step: flow.steps[index],
    earlier: method === "Flow" ? [] : index < 0 ? flow.steps : flow.steps.slice(0, index),
  };
  const names = (all: readonly ts.ObjectLiteralElementLike[], but: ts.Node | undefined) =>
    new Set(all.flatMap(one => (one === but ? [] : (propertyName(one) ?? []))));
  if (!property || (property.name && offset <= property.name.end)) {
    const replace = property?.name ? extent(property.name, file) : { start: offset, end: offset };
    return { kind: "option", ...base, replace, beside: names(object.properties, property) };
  }
  const option = propertyName(property);
  if (option === undefined || !ts.isPropertyAssignment(property)) return undefined;
  const value = property.initializer;
  const literal = ts.isStringLiteralLike(node) ? node : undefined;
  const replace = literal ? literalExtent(literal, view) : { start: offset, end: offset };
  const quote = literal ? view.document.text.charAt(literal.getStart(file)) : "";
  if (option === "dependsOn" || option === "array") {
    const list = ts.isArrayLiteralExpression(value) ? value : undefined;
    const beside = new Set(
      list?.elements.flatMap(one => (one !== literal && ts.isStringLiteralLike(one) ? [one.text] : [])),
    );
    if (!literal && node !== list && node !== object && node !== property) return undefined;
    return { kind: "dependency", ...base, option, replace, quote, bare: option === "dependsOn" && !list, beside };
  }
  if (option === "if" || option === "ifNot") {
    if (!ts.isObjectLiteralExpression(value)) return undefined;
    const key = value.properties.find(one => one.name && offset >= one.name.getStart(file) && offset <= one.name.end);
    if (node !== value && !key) return undefined;
    const span = key?.name ? extent(key.name, file) : { start: offset, end: offset };
    return { kind: "pattern", ...base, replace: span, quote: "", beside: names(value.properties, key) };
  }
  const isValue = literal !== undefined || node === object || node === property || node === value;
  if (!isValue || (value.end < offset && value.getWidth(file) > 0 && !literal)) return undefined;
  const span = !literal && value.getWidth(file) > 0 ? extent(value, file) : replace;
  return { kind: "value", ...base, option, replace: span, quote, beside: new Set() };
}

function extent(node: ts.Node, file: ts.SourceFile): Extent {
  return { start: node.getStart(file), end: node.end };
}

/** A text that lacks its end reaches to the end of its line: only what is a slug of it is replaced. */
function literalExtent(literal: ts.StringLiteralLike, { document: { text, tree } }: FlowView): Extent {
  const start = literal.getStart(tree.file);
  const closed = literal.end - start > 1 && text.charAt(literal.end - 1) === text.charAt(start);
  return { start, end: closed ? literal.end : start + 1 + (/^\w*/.exec(text.slice(start + 1))?.[0].length ?? 0) };
}
