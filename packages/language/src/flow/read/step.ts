import ts from "typescript";
import type { DependencyModel, FlowSpan, OptionModel, Static, StepModel, Unknown } from "../model.ts";
import { type AnyValue, placeOf, staticOf } from "./fold.ts";
import { handlerOf, resultOf, usesIn } from "./handler.ts";
import type { Member, Open, Resolver } from "./resolve.ts";
import { bare, type Expr, isWhy, spanOf, type Unit } from "./unit.ts";

/** One call of a chain. */
export interface ChainCall {
  readonly call: ts.CallExpression;
  readonly method: StepModel["method"];
  readonly name: ts.Node;
}

/** An options' object, read as far as it can be. */
interface Options {
  readonly members: readonly Member[];
  readonly open?: Open;
  /** Where the object is written, in the flow's own file. */
  readonly span?: FlowSpan;
}

export interface ReadOptions {
  readonly slug: Static<AnyValue>;
  readonly options: readonly OptionModel[];
  readonly optionsSpan?: FlowSpan;
  readonly optionsUnknown?: Unknown;
}

export function readStep({ call, method, name }: ChainCall, resolver: Resolver, own: Unit): StepModel {
  const [first, second] = call.arguments;
  const found = membersOf(first, resolver, own);
  const read = readOptions(found, first, resolver, own, name);
  const handler = second && handlerOf(second);
  const dependencies = dependenciesOf(found, method, resolver, own, first ?? name);
  const dependent = method !== "map" && !(dependencies.known && dependencies.value.length === 0);
  const result = handler && resultOf(handler, resolver, own);
  return {
    method,
    stepType: method === "map" ? "map" : "single",
    methodSpan: spanOf(name, own),
    span: { start: dotBefore(call, own), end: call.getEnd() },
    ...read,
    dependencies,
    ...(second && { handlerSpan: spanOf(second, own) }),
    handlerUses: handler && dependent ? usesIn(handler, own) : [],
    ...(result && { result }),
  };
}

/** Options of a step or a flow; `name` is the word to point at where nothing else is written. */
export function readOptionsOf(
  node: ts.Expression | undefined,
  resolver: Resolver,
  own: Unit,
  name: ts.Node,
): ReadOptions {
  return readOptions(membersOf(node, resolver, own), node, resolver, own, name);
}

function readOptions(
  found: Options,
  node: ts.Expression | undefined,
  resolver: Resolver,
  own: Unit,
  name: ts.Node,
): ReadOptions {
  const fallback = node ?? name;
  const options: OptionModel[] = [];
  let slug: Static<AnyValue> | undefined;
  for (const member of found.members) {
    const option = optionOf(member, resolver, own, fallback);
    if (member.name === "slug") slug = option.value;
    else options.push(option);
  }
  const { open, span } = found;
  const unknown: Unknown | undefined = open && { known: false, span: inOwn(open, own, fallback), why: open.why };
  const nothing: Static<AnyValue> = {
    known: true,
    value: undefined,
    span: span ? spanOf(name, own) : spanOf(fallback, own),
  };
  return {
    slug: slug ?? unknown ?? nothing,
    options,
    ...(span && { optionsSpan: span }),
    ...(unknown && { optionsUnknown: unknown }),
  };
}

function membersOf(node: ts.Expression | undefined, resolver: Resolver, own: Unit): Options {
  if (!node) return { members: [] };
  if (ts.isSpreadElement(node)) return { members: [], open: { why: "arguments that are spread", node, unit: own } };
  const expr = { node, unit: own };
  const found = resolver.follow(expr);
  if (isWhy(found)) return { members: [], open: { ...found, node, unit: own } };
  const via = found.unit === own ? {} : { via: node };
  const read = resolver.members({ ...found, ...via });
  if (!read) return { members: [], open: { why: "a value that is no object", node, unit: own } };
  return { ...read, ...(found.unit === own && { span: spanOf(found.node, own) }) };
}

function optionOf(
  { name, nameNode, unit, value, via }: Member,
  resolver: Resolver,
  own: Unit,
  fallback: ts.Node,
): OptionModel {
  const at = unit === own ? nameNode : (via ?? fallback);
  const { value: read, oddParts } = staticOf(resolver, value, own, at);
  return { name, nameSpan: spanOf(nameNode, unit), value: read, ...(oddParts.length > 0 && { oddParts }) };
}

function dependenciesOf(
  { members, open }: Options,
  method: StepModel["method"],
  resolver: Resolver,
  own: Unit,
  fallback: ts.Node,
): Static<readonly DependencyModel[]> {
  const key = method === "map" ? "array" : "dependsOn";
  const member = members.find(({ name }) => name === key);
  if (!member) {
    if (open) return { known: false, span: inOwn(open, own, fallback), why: open.why };
    return { known: true, value: [], span: spanOf(fallback, own) };
  }
  const at = member.unit === own ? member.nameNode : (member.via ?? fallback);
  if (isWhy(member.value)) return { known: false, span: spanOf(at, own), why: member.value.why };
  const span = placeOf(member.value, own, at);
  if (method === "map") {
    const { value } = staticOf(resolver, member.value, own, at);
    // `array: undefined` is the same as no `array`.
    if (value.known && value.value === undefined) return { known: true, value: [], span };
    return { known: true, value: [{ slug: value }], span };
  }
  const list = resolver.follow(member.value);
  if (isWhy(list)) return { known: false, span, why: list.why };
  if (list.computed?.of === undefined && list.computed) return { known: true, value: [], span };
  const elements = resolver.elements({ ...list, ...viaOf(member.value, list, own) });
  if (!elements) return { known: false, span, why: "a value that is no list" };
  if (elements.open) return { known: false, span, why: elements.open.why };
  const value = elements.items.map(item => ({ slug: staticOf(resolver, item, own, at).value }));
  return { known: true, value, span };
}

/** A list in another file is spoken of at the expression that led there. */
function viaOf(written: Expr, found: Expr, own: Unit): { readonly via?: ts.Expression } {
  if (found.unit === own) return {};
  const via = written.unit === own ? written.node : written.via;
  return via ? { via } : {};
}

function inOwn({ node, unit }: Open, own: Unit, fallback: ts.Node): FlowSpan {
  return spanOf(unit === own ? node : fallback, own);
}

/** A call's span begins at its dot, and not with all that the chain has before it. */
function dotBefore({ expression }: ts.CallExpression, { file }: Unit): number {
  const access = bare(expression);
  if (!ts.isPropertyAccessExpression(access)) return expression.getEnd();
  if (access.questionDotToken) return access.questionDotToken.getStart(file);
  const dot = file.text.lastIndexOf(".", access.name.getStart(file) - 1);
  return Math.max(dot, access.expression.getEnd());
}
