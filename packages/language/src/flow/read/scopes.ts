import ts from "typescript";

/** What a name was declared by. */
export type Declaration =
  | ts.VariableDeclaration
  | ts.ParameterDeclaration
  | ts.BindingElement
  | ts.FunctionDeclaration
  | ts.FunctionExpression
  | ts.ClassDeclaration
  | ts.EnumDeclaration
  | ts.ModuleDeclaration
  | ts.ImportClause
  | ts.ImportSpecifier
  | ts.NamespaceImport
  | ts.ImportEqualsDeclaration;

type Names = ReadonlyMap<string, Declaration>;

const kept = new WeakMap<ts.Node, Names>();
/** From a call in a chain to the scope around it: else each of 5,000 steps would climb over all that follow it. */
const around = new WeakMap<ts.Node, ts.Node>();

/** The declaration that a name stands for where it is used; undefined for globals and typing errors. */
export function declarationOf(name: string, at: ts.Node): Declaration | undefined {
  for (let scope = scopeAround(at); scope; scope = scope.parent && scopeAround(scope.parent)) {
    const found = namesOf(scope).get(name);
    if (found) return found;
  }
  return undefined;
}

function scopeAround(at: ts.Node): ts.Node | undefined {
  let node: ts.Node | undefined = at;
  let hops = 0;
  for (; node && !isScope(node); node = node.parent, hops++) {
    const known = hops > farAway && ts.isCallExpression(node) ? around.get(node) : undefined;
    if (known) return known;
  }
  if (node && hops > farAway) remember(at, node);
  return node;
}

/** Only chains are so long; everything else is quicker to climb than to look up. */
const farAway = 60;

function remember(at: ts.Node, scope: ts.Node): void {
  for (let node = at; node !== scope; node = node.parent) if (ts.isCallExpression(node)) around.set(node, scope);
}

function isScope({ kind }: ts.Node): boolean {
  return scopes.has(kind);
}

const scopes: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.SourceFile,
  ts.SyntaxKind.Block,
  ts.SyntaxKind.ModuleBlock,
  ts.SyntaxKind.CaseBlock,
  ts.SyntaxKind.CatchClause,
  ts.SyntaxKind.ForStatement,
  ts.SyntaxKind.ForOfStatement,
  ts.SyntaxKind.ForInStatement,
  ts.SyntaxKind.ArrowFunction,
  ts.SyntaxKind.FunctionExpression,
  ts.SyntaxKind.FunctionDeclaration,
  ts.SyntaxKind.MethodDeclaration,
  ts.SyntaxKind.Constructor,
  ts.SyntaxKind.GetAccessor,
  ts.SyntaxKind.SetAccessor,
]);

/** The names that a scope itself declares. */
export function namesOf(scope: ts.Node): Names {
  let names = kept.get(scope);
  if (!names) {
    names = collect(scope);
    kept.set(scope, names);
  }
  return names;
}

function collect(scope: ts.Node): Names {
  const names = new Map<string, Declaration>();
  if (ts.isFunctionLike(scope)) {
    if (ts.isFunctionExpression(scope) && scope.name) names.set(scope.name.text, scope);
    for (const parameter of scope.parameters) bind(names, parameter);
  } else if (ts.isForStatement(scope) || ts.isForOfStatement(scope) || ts.isForInStatement(scope)) {
    const { initializer } = scope;
    if (initializer && ts.isVariableDeclarationList(initializer))
      for (const declaration of initializer.declarations) bind(names, declaration);
  } else if (ts.isCatchClause(scope)) {
    if (scope.variableDeclaration) bind(names, scope.variableDeclaration);
  } else if (ts.isCaseBlock(scope)) {
    for (const clause of scope.clauses) for (const statement of clause.statements) declare(names, statement);
  } else if (ts.isSourceFile(scope) || ts.isBlock(scope) || ts.isModuleBlock(scope)) {
    for (const statement of scope.statements) declare(names, statement);
  }
  return names;
}

function declare(names: Map<string, Declaration>, statement: ts.Statement): void {
  if (ts.isVariableStatement(statement)) {
    for (const declaration of statement.declarationList.declarations) bind(names, declaration);
  } else if (
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isEnumDeclaration(statement) ||
    ts.isModuleDeclaration(statement) ||
    ts.isImportEqualsDeclaration(statement)
  ) {
    if (statement.name) names.set(statement.name.text, statement);
  } else if (ts.isImportDeclaration(statement) && statement.importClause) {
    const { importClause } = statement;
    if (importClause.name) names.set(importClause.name.text, importClause);
    const { namedBindings } = importClause;
    if (!namedBindings) return;
    if (ts.isNamespaceImport(namedBindings)) names.set(namedBindings.name.text, namedBindings);
    else for (const element of namedBindings.elements) names.set(element.name.text, element);
  }
}

function bind(
  names: Map<string, Declaration>,
  declaration: ts.VariableDeclaration | ts.ParameterDeclaration | ts.BindingElement,
): void {
  if (ts.isIdentifier(declaration.name)) names.set(declaration.name.text, declaration);
  else for (const element of declaration.name.elements) if (ts.isBindingElement(element)) bind(names, element);
}
