import ts from "typescript";
import type { StepModel, Unknown } from "../model.ts";
import type { ChainCall } from "./step.ts";
import { spanOf, type Unit, wrapped } from "./unit.ts";

const methods: readonly string[] = ["step", "array", "map"] satisfies readonly StepModel["method"][];

/** All that is called on a flow, from some expression on. */
export interface Chain {
  readonly calls: readonly ChainCall[];
  /** The expression that has the flow in the end. */
  readonly top: ts.Expression;
  readonly unknown: readonly Unknown[];
}

/** Goes up from `new Flow(…)`, or from a variable's name, through `.step(…).map(…)`. */
export function chainFrom(base: ts.Expression, own: Unit): Chain {
  const calls: ChainCall[] = [];
  const unknown: Unknown[] = [];
  let top = wrapped(base);
  for (;;) {
    const access = top.parent;
    if (!access || !isAccess(access) || access.expression !== top) break;
    const callee = wrapped(access);
    const call = callee.parent;
    if (!call || !ts.isCallExpression(call) || call.expression !== callee) break;
    const method = nameOf(access);
    if (method === undefined) {
      unknown.push({ known: false, span: spanOf(callee, own), why: "a method whose name is reckoned" });
    } else if (methods.includes(method.text)) {
      calls.push({ call, method: method.text as StepModel["method"], name: method.node });
    } else break;
    top = wrapped(call);
  }
  return { calls, top, unknown };
}

type Access = ts.PropertyAccessExpression | ts.ElementAccessExpression;

function isAccess(node: ts.Node): node is Access {
  return ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
}

function nameOf(access: Access): { readonly text: string; readonly node: ts.Node } | undefined {
  if (ts.isPropertyAccessExpression(access)) return { text: access.name.text, node: access.name };
  const key = access.argumentExpression;
  return ts.isStringLiteralLike(key) ? { text: key.text, node: key } : undefined;
}

/** Is a name's value called with a step's method? */
export function beginsChain(name: ts.Identifier): boolean {
  const { parent } = name;
  if (!ts.isExpression(parent) || (ts.isPropertyAccessExpression(parent) && parent.name === name)) return false;
  const access = wrapped(name).parent;
  if (ts.isElementAccessExpression(access)) return ts.isStringLiteralLike(access.argumentExpression);
  return ts.isPropertyAccessExpression(access) && methods.includes(access.name.text);
}
