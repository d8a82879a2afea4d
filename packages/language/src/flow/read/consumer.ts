import ts from "typescript";
import { wrapped } from "./unit.ts";

/** What becomes of the flow that an expression has. */
export type Consumer =
  | { readonly kind: "variable"; readonly declaration: ts.VariableDeclaration }
  | { readonly kind: "assigned"; readonly name: ts.Identifier; readonly assignment: ts.BinaryExpression }
  | { readonly kind: "discarded"; readonly statement: ts.ExpressionStatement }
  | { readonly kind: "used"; readonly name?: string; readonly why?: string };

export interface Consumed {
  readonly consumer: Consumer;
  readonly stepQueues: boolean;
}

/** Functions of pgflow that take a flow and add no steps to it. */
const harmless = new Set(["withStepQueues", "compileFlow", "extractFlowShape"]);

export function consumerOf(expression: ts.Expression): Consumed {
  let at = wrapped(expression);
  let stepQueues = false;
  for (;;) {
    const { parent } = at;
    if (ts.isCallExpression(parent) && parent.arguments.includes(at)) {
      const name = ts.isIdentifier(parent.expression) ? parent.expression.text : undefined;
      if (name === "withStepQueues") stepQueues = true;
      if (name !== undefined && harmless.has(name)) {
        at = wrapped(parent);
        continue;
      }
      return { consumer: { kind: "used", ...whyOf(parent) }, stepQueues };
    }
    if (ts.isConditionalExpression(parent) && parent.condition !== at) at = wrapped(parent);
    else return { consumer: plainly(at, parent), stepQueues };
  }
}

function plainly(at: ts.Expression, parent: ts.Node): Consumer {
  if (ts.isVariableDeclaration(parent) && parent.initializer === at) {
    return ts.isIdentifier(parent.name) ? { kind: "variable", declaration: parent } : { kind: "used" };
  }
  if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken && parent.right === at) {
    if (ts.isIdentifier(parent.left)) return { kind: "assigned", name: parent.left, assignment: parent };
    const named = ts.isPropertyAccessExpression(parent.left) ? { name: parent.left.name.text } : {};
    return { kind: "used", ...named };
  }
  if (ts.isExpressionStatement(parent)) return { kind: "discarded", statement: parent };
  if (ts.isExportAssignment(parent)) return { kind: "used", name: "default" };
  if (ts.isPropertyAssignment(parent) && !ts.isComputedPropertyName(parent.name))
    return { kind: "used", name: parent.name.text };
  if (ts.isReturnStatement(parent) || ts.isArrowFunction(parent)) return { kind: "used", ...functionName(parent) };
  return { kind: "used" };
}

/** `steps.reduce(…, new Flow(…))` adds steps; so may a function of the file that is given the flow. */
function whyOf({ expression, parent }: ts.CallExpression): { readonly why?: string } {
  if (ts.isPropertyAccessExpression(expression) && /^reduce(?:Right)?$/.test(expression.name.text))
    return { why: "a loop adds steps" };
  if (ts.isIdentifier(expression) && !ts.isExpressionStatement(parent))
    return { why: `\`${expression.text}(…)\` may add steps` };
  return {};
}

function functionName(node: ts.Node): { readonly name?: string } {
  for (let at: ts.Node | undefined = node; at; at = at.parent) {
    if (ts.isFunctionDeclaration(at)) return at.name ? { name: at.name.text } : {};
    if (ts.isArrowFunction(at) || ts.isFunctionExpression(at)) {
      const { parent } = at;
      return ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? { name: parent.name.text } : {};
    }
  }
  return {};
}
