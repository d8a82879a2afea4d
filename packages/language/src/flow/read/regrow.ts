import ts from "typescript";
import type { FlowTree } from "../document.ts";
import { movedStep } from "./moved.ts";
import { firstFrom, found, withNames } from "./survey.ts";
import { type Mark, type NamesChanged, Noted } from "./traits.ts";
import type { Found, Survey } from "./unit.ts";

/** Parses a text as the file is parsed. */
type Parse = (text: string) => ts.SourceFile & { readonly parseDiagnostics?: readonly unknown[] };

/** A call whose arguments hold the whole of an edit; offsets in the text before it. */
interface Place {
  readonly call: ts.CallExpression;
  /** Behind the opening bracket, and of the closing one. */
  readonly open: number;
  readonly close: number;
}

/**
 * The tree of a text after an edit inside of one call's arguments: only they are parsed again, and what lies behind
 * moves. `tree` is spent by that, since its nodes are taken over. Undefined if the edit is of another kind; then
 * nothing has been touched.
 */
export function regrown(tree: FlowTree, text: string, parse: Parse): FlowTree | undefined {
  const { file, survey, broken, tooDeep, reading } = tree;
  if (broken.length > 0 || tooDeep) return undefined;
  const { start, end, by } = editBetween(tree.text, text);
  const place = placeOf(survey.calls, tree.text, start, end);
  if (!place) return undefined;
  const { call, open, close } = place;
  // `export default` lets `await` stand in it.
  const before = call.flags & ts.NodeFlags.AwaitContext ? "export default f" : "f";
  const args = argumentsIn(before, text.slice(open - 1, close + by + 1), call, parse);
  if (!args) return undefined;
  const cut = cutOut(survey, call);
  const steps = stepsLeft(tree, place, start, end);
  for (const node of args) (node as { parent: ts.Node }).parent = call;
  moveAll(args, open - before.length - 1);
  makeRoom(file, call, close, by);
  Object.assign(call, { arguments: args });
  Object.assign(file, { text, lineMap: undefined });
  const grown = withNames(cut(found(args)));
  return {
    text,
    file,
    survey: grown,
    broken,
    tooDeep,
    ...(reading &&
      steps &&
      sameNames(survey, grown) && {
        reading: {
          ...reading,
          steps: new Map(steps.map(([step, model]) => [step, movedStep(model, { from: close, by })])),
        },
      }),
  };
}

/** The one stretch of the old text that differs, and how much longer the new one is. */
function editBetween(
  before: string,
  after: string,
): { readonly start: number; readonly end: number; readonly by: number } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let behind = 0;
  while (
    behind < shorter - start &&
    before.charCodeAt(before.length - 1 - behind) === after.charCodeAt(after.length - 1 - behind)
  )
    behind++;
  return { start, end: before.length - behind, by: after.length - before.length };
}

/** The innermost call around an edit that no function and no class is around: in those, `await` means something else. */
function placeOf(calls: readonly ts.CallExpression[], text: string, start: number, end: number): Place | undefined {
  let place: Place | undefined;
  for (const call of calls) {
    const { pos: open } = call.arguments;
    const close = call.end - 1;
    if (open > start || end > close || (place && place.open > open)) continue;
    // `async (…)` may become the beginning of a function.
    if (ts.isIdentifier(call.expression) && call.expression.text === "async") continue;
    if (text[open - 1] === "(" && text[close] === ")" && standsAlone(call)) place = { call, open, close };
  }
  return place;
}

function standsAlone(node: ts.Node): boolean {
  for (let at = node.parent; at; at = at.parent) {
    if (ts.isFunctionLike(at) || ts.isClassLike(at)) return false;
    // `a < f(x) > (b)` may become a call with type arguments.
    if (ts.isBinaryExpression(at) && comparisons.has(at.operatorToken.kind)) return false;
  }
  return true;
}

const comparisons: ReadonlySet<ts.SyntaxKind> = new Set([ts.SyntaxKind.LessThanToken, ts.SyntaxKind.GreaterThanToken]);

/** The arguments of a call from bracket to bracket, if that is what the text is where another call stands. */
function argumentsIn(
  before: string,
  brackets: string,
  { flags }: ts.CallExpression,
  parse: Parse,
): ts.NodeArray<ts.Expression> | undefined {
  const text = before + brackets;
  const { statements, parseDiagnostics } = parse(text);
  const [statement] = statements;
  if (!statement || statements.length > 1 || (parseDiagnostics && parseDiagnostics.length > 0)) return undefined;
  if (!ts.isExpressionStatement(statement) && !ts.isExportAssignment(statement)) return undefined;
  const call = statement.expression;
  if (!ts.isCallExpression(call) || call.end !== text.length || call.expression.end !== before.length) return undefined;
  const sameContext = ((call.flags ^ flags) & ts.NodeFlags.ContextFlags) === 0;
  return sameContext ? call.arguments : undefined;
}

/** Puts what is found in the new arguments in the place of what was found in the old ones. */
function cutOut(survey: Survey, call: ts.CallExpression): (grown: Found) => Found {
  const { end } = call;
  const open = call.arguments.pos;
  const splice = <T extends { readonly pos: number }>(nodes: readonly T[]) => {
    const before = nodes.slice(0, firstFrom(nodes, open));
    const behind = nodes.slice(firstFrom(nodes, end));
    return (grown: readonly T[]) => [...before, ...grown, ...behind];
  };
  const news = splice(survey.news);
  const calls = splice(survey.calls);
  const identifiers = splice(survey.identifiers);
  const returns = splice(survey.returns);
  // What the arguments lie in may take a name from them: `Object.assign(a, …)`.
  const before = survey.marks.filter(({ node }) => node.end < open);
  const behind = survey.marks.filter(({ node }) => node.pos >= end);
  return grown => ({
    news: news(grown.news),
    calls: calls(grown.calls),
    identifiers: identifiers(grown.identifiers),
    returns: returns(grown.returns),
    marks: [...before, ...marksAround(call), ...grown.marks, ...behind].sort(inOrder),
  });
}

/** The order in which a walk over the file comes by. */
function inOrder({ node: a }: Mark, { node: b }: Mark): number {
  return a.pos - b.pos || b.end - a.end;
}

/** The marks of a call and of all that it lies in, from the outermost on. */
function marksAround(call: ts.Node): readonly Mark[] {
  const around: ts.Node[] = [];
  for (let at: ts.Node = call; at; at = at.parent) around.push(at);
  const noted = new Noted();
  for (const node of around.reverse()) noted.look(node);
  return noted.marks;
}

/** The steps that were read and that an edit of another step's arguments leaves as they are, but for their places. */
function stepsLeft({ reading }: FlowTree, { open, close }: Place, start: number, end: number) {
  if (!reading) return undefined;
  const all = [...reading.steps];
  const left = all.filter(
    ([
      {
        arguments: { pos },
        end: over,
      },
    ]) => {
      const holds = pos <= start && end < over;
      return !holds && !(open <= pos && over <= close);
    },
  );
  // What a step is given is never a part of another step's value; what another call is given may be, by a constant.
  const inStep = all.some(
    ([
      {
        arguments: { pos },
        end: over,
      },
    ]) => pos <= open && close < over,
  );
  return inStep ? left : undefined;
}

function sameNames(a: NamesChanged, b: NamesChanged): boolean {
  if (a.assigned.size !== b.assigned.size || a.changed.size !== b.changed.size) return false;
  return (
    [...a.assigned].every(name => b.assigned.has(name)) && [...a.changed].every(([k, how]) => b.changed.get(k) === how)
  );
}

/** Moves what lies behind the arguments of a call, and lets grow what they lie in. */
function makeRoom(file: ts.SourceFile, call: ts.CallExpression, close: number, by: number): void {
  if (by === 0) return;
  const around: ts.Node[] = [file];
  const visit = (child: ts.Node) => {
    if (child.pos >= close) moveAll([child], by);
    else if (child.end > close) around.push(child);
  };
  const visitAll = (nodes: ts.NodeArray<ts.Node>) => {
    if (nodes.pos >= close) moveAll(nodes, by);
    else if (nodes.end > close) {
      (nodes as { end: number }).end += by;
      for (const node of nodes) visit(node);
    }
  };
  for (let node = around.pop(); node; node = around.pop()) {
    (node as { end: number }).end += by;
    if (node !== call) ts.forEachChild(node, visit, visitAll);
  }
}

function moveAll(roots: readonly ts.Node[] | ts.NodeArray<ts.Node>, by: number): void {
  const stack: ts.Node[] = [];
  const visit = (child: ts.Node) => void stack.push(child);
  const visitAll = (nodes: readonly ts.Node[]) => {
    if ("pos" in nodes) move(nodes as ts.NodeArray<ts.Node>, by);
    for (const node of nodes) stack.push(node);
  };
  visitAll(roots);
  for (let node = stack.pop(); node; node = stack.pop()) {
    move(node, by);
    ts.forEachChild(node, visit, visitAll);
  }
}

function move(range: { readonly pos: number; readonly end: number }, by: number): void {
  Object.assign(range, { pos: range.pos + by, end: range.end + by });
}
