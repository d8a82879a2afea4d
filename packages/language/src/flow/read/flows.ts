import ts from "typescript";
import type { FlowModel, FlowSpan, StepModel, Unknown } from "../model.ts";
import { type Chain, chainFrom } from "./chain.ts";
import { type Consumed, consumerOf } from "./consumer.ts";
import { isExported } from "./exports.ts";
import type { Resolver } from "./resolve.ts";
import { declarationOf } from "./scopes.ts";
import { type ChainCall, readOptionsOf } from "./step.ts";
import { bare, spanOf, type Unit } from "./unit.ts";

/** A flow as far as one expression has it: `new Flow(…).step(…)`, or `f1.step(…)` that goes on from such a one. */
interface Stage {
  readonly chain: Chain;
  readonly from?: Stage;
  readonly consumed: Consumed;
  /** Does a later stage, whose result is used, go on from it? */
  continued: boolean;
  readonly discarded: FlowSpan[];
  readonly reassigned: FlowSpan[];
  readonly unknown: Unknown[];
}

export interface Reader {
  readonly resolver: Resolver;
  readonly own: Unit;
  readonly stepOf: (call: ChainCall) => StepModel;
}

/** The flows of a file. `roots`: each `new Flow(…)`; `names`: variables on which a step's method is called. */
export function flowsOf(
  roots: readonly ts.NewExpression[],
  names: readonly ts.Identifier[],
  reader: Reader,
): readonly FlowModel[] {
  const { own } = reader;
  const stages = new Map<ts.NewExpression, Stage[]>();
  const byVariable = new Map<ts.Node, { readonly stage: Stage; readonly root: ts.NewExpression }>();
  const add = (base: ts.Expression, root: ts.NewExpression, from?: Stage) => {
    const chain = chainFrom(base, own);
    const consumed = consumerOf(chain.top);
    const { consumer } = consumed;
    const stage: Stage = {
      chain,
      ...(from && { from }),
      consumed,
      continued: false,
      discarded: [],
      reassigned: [],
      unknown: [...chain.unknown],
    };
    if (consumer.kind === "used" && consumer.why) stage.unknown.push(...unknownAt(chain.top, consumer.why, own));
    if (consumer.kind === "variable") byVariable.set(consumer.declaration, { stage, root });
    if (from && consumer.kind === "discarded") {
      from.discarded.push({ start: spanOf(base, own).start, end: chain.top.getEnd() });
      return;
    }
    if (from && consumer.kind === "assigned" && isOf(consumer.name, from)) {
      note(from, consumer.assignment, own);
      return;
    }
    if (from) from.continued = true;
    const all = stages.get(root);
    if (all) all.push(stage);
    else stages.set(root, [stage]);
  };
  for (const root of roots) add(root, root);
  // A name may stand before its variable (in a function), so go round until nothing is added.
  let left = names;
  for (let before = -1; left.length !== before; ) {
    before = left.length;
    left = left.filter(name => {
      const found = stageOf(name, byVariable);
      if (found) add(name, found.root, found.stage);
      return !found;
    });
  }
  return roots.flatMap(root => {
    const of = stages.get(root) ?? [];
    return of.filter(({ continued }) => !continued).map(leaf => modelOf(root, leaf, reader));
  });
}

/** The stage that a name stands for, aliases followed. */
function stageOf<T>(name: ts.Identifier, byVariable: ReadonlyMap<ts.Node, T>): T | undefined {
  let at: ts.Expression = name;
  for (let hops = 0; ts.isIdentifier(at) && hops < 20; hops++) {
    const declaration = declarationOf(at.text, at);
    if (!declaration) return undefined;
    const found = byVariable.get(declaration);
    if (found) return found;
    if (!ts.isVariableDeclaration(declaration) || !declaration.initializer) return undefined;
    at = bare(declaration.initializer);
  }
  return undefined;
}

/** Is it the variable of the stage itself that is assigned? */
function isOf(name: ts.Identifier, { consumed }: Stage): boolean {
  const { consumer } = consumed;
  return consumer.kind === "variable" && declarationOf(name.text, name) === consumer.declaration;
}

/** `f = f.step(…)`: the variable holds now this flow, now that. */
function note(stage: Stage, assignment: ts.BinaryExpression, own: Unit): void {
  const span = spanOf(assignment, own);
  const where = placeOfAssignment(assignment);
  const why = {
    loop: "a loop adds steps",
    condition: "steps are added under a condition",
    function: "a function adds steps",
  };
  stage.unknown.push({ known: false, span, why: where ? why[where] : "a variable that is assigned again" });
  if (where === "condition") stage.reassigned.push(span);
}

function placeOfAssignment(assignment: ts.Node): "loop" | "condition" | "function" | undefined {
  for (let at = assignment.parent; at && !ts.isSourceFile(at); at = at.parent) {
    if (ts.isIterationStatement(at, false)) return "loop";
    if (ts.isIfStatement(at) || ts.isSwitchStatement(at) || ts.isConditionalExpression(at)) return "condition";
    if (ts.isTryStatement(at)) return "condition";
    if (ts.isBinaryExpression(at) && at.operatorToken.kind !== ts.SyntaxKind.CommaToken) return "condition";
    if (ts.isFunctionLike(at)) return "function";
  }
  return undefined;
}

function unknownAt(node: ts.Node, why: string, own: Unit): readonly Unknown[] {
  return [{ known: false, span: spanOf(node, own), why }];
}

function modelOf(root: ts.NewExpression, leaf: Stage, { resolver, own, stepOf }: Reader): FlowModel {
  const path: Stage[] = [];
  for (let stage: Stage | undefined = leaf; stage; stage = stage.from) path.push(stage);
  path.reverse();
  const steps = path.flatMap(({ chain }) => chain.calls.map(stepOf));
  const head = root.expression;
  const start = root.getStart(own.file);
  const ends = path.map(({ chain }) => chain.top.getEnd());
  const name = nameOf(path);
  return {
    ...name,
    span: { start, end: Math.max(root.getEnd(), ...ends) },
    headSpan: spanOf(ts.isPropertyAccessExpression(head) ? head.name : head, own),
    ...readOptionsOf(root.arguments?.[0], resolver, own, head),
    steps,
    unknown: [...path.flatMap(stage => stage.unknown), ...dynamic(leaf, own)],
    discarded: path.flatMap(stage => stage.discarded),
    reassigned: path.flatMap(stage => stage.reassigned),
    stepQueues: path.some(({ consumed }) => consumed.stepQueues),
  };
}

/** A variable that gets quite another flow later. */
function dynamic({ consumed, reassigned, unknown }: Stage, own: Unit): readonly Unknown[] {
  const { consumer } = consumed;
  if (consumer.kind !== "variable" || reassigned.length > 0 || unknown.length > 0) return [];
  const { name } = consumer.declaration;
  if (!ts.isIdentifier(name) || !own.survey.assigned.has(name.text)) return [];
  return unknownAt(name, "a variable that is assigned again", own);
}

function nameOf(path: readonly Stage[]): Pick<FlowModel, "name" | "exported"> {
  for (const { consumed } of [...path].reverse()) {
    const { consumer } = consumed;
    if (consumer.kind === "variable" && ts.isIdentifier(consumer.declaration.name)) {
      const name = consumer.declaration.name.text;
      return { name, exported: isGivenOut(name, consumer.declaration) };
    }
    if (consumer.kind === "assigned") return { name: consumer.name.text, exported: false };
    if (consumer.kind === "used" && consumer.name !== undefined)
      return { name: consumer.name, exported: consumer.name === "default" };
  }
  return { name: "Flow", exported: false };
}

/** `export const f`, `export { f }`, `export default f`. */
function isGivenOut(name: string, declaration: ts.VariableDeclaration): boolean {
  const statement = declaration.parent.parent;
  const file = statement.parent;
  if (isExported(statement)) return true;
  if (!file || !ts.isSourceFile(file)) return false;
  return file.statements.some(one => {
    if (ts.isExportAssignment(one)) return namesIn(one.expression, name);
    if (!ts.isExportDeclaration(one) || one.moduleSpecifier || !one.exportClause) return false;
    if (!ts.isNamedExports(one.exportClause)) return false;
    return one.exportClause.elements.some(element => (element.propertyName ?? element.name).text === name);
  });
}

function namesIn(expression: ts.Expression, name: string): boolean {
  const inner = bare(expression);
  return ts.isIdentifier(inner) && inner.text === name;
}
