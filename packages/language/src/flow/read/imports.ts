import ts from "typescript";
import type { FlowFile, RemovedUse } from "../model.ts";
import { isDslSpecifier, isPgflowSpecifier, namesPgflow } from "../names-pgflow.ts";
import { dotted, specifierOf } from "./forms.ts";
import { declarationOf } from "./scopes.ts";
import { bare, isWhy, spanOf, type Unit } from "./unit.ts";
import type { Units } from "./units.ts";

/** How a file names the packages of pgflow. */
export function importsOf(own: Unit, aliases: readonly string[]): FlowFile["imports"] {
  return own.file.statements.flatMap(statement => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const { moduleSpecifier } = statement;
    if (!moduleSpecifier || !ts.isStringLiteral(moduleSpecifier)) return [];
    const specifier = moduleSpecifier.text;
    if (!isPgflowSpecifier(specifier) && !isDslSpecifier(specifier, aliases)) return [];
    return [{ specifier, span: spanOf(moduleSpecifier, own) }];
  });
}

/** Is it pgflow's `Flow` that `new` is called on? */
export function isFlowClass(expression: ts.Expression, own: Unit, units: Units, aliases: readonly string[]): boolean {
  const at = bare(expression);
  if (ts.isPropertyAccessExpression(at)) {
    if (at.name.text !== "Flow" || !ts.isIdentifier(at.expression)) return false;
    const space = declarationOf(at.expression.text, at.expression);
    const specifier = space && ts.isNamespaceImport(space) ? specifierOf(space) : undefined;
    return specifier !== undefined && isOfPgflow(specifier, own, units, aliases);
  }
  if (!ts.isIdentifier(at)) return false;
  const declaration = declarationOf(at.text, at);
  // The import itself may be half typed; a file that names pgflow means pgflow's.
  if (!declaration) return at.text === "Flow";
  if (ts.isImportSpecifier(declaration)) {
    const specifier = specifierOf(declaration);
    const imported = (declaration.propertyName ?? declaration.name).text;
    if (specifier === undefined || specifier === "") return imported === "Flow";
    return imported === "Flow" && isOfPgflow(specifier, own, units, aliases);
  }
  if (ts.isBindingElement(declaration)) {
    const imported = declaration.propertyName ?? declaration.name;
    const owner = declaration.parent.parent;
    if (!ts.isIdentifier(imported) || imported.text !== "Flow" || !ts.isVariableDeclaration(owner)) return false;
    const specifier = owner.initializer && dynamicSpecifier(owner.initializer);
    return specifier !== undefined && isDslSpecifier(specifier, aliases);
  }
  return false;
}

/** `await import("…")`, `require("…")`. */
function dynamicSpecifier(node: ts.Expression): string | undefined {
  let at = bare(node);
  if (ts.isAwaitExpression(at)) at = bare(at.expression);
  if (!ts.isCallExpression(at)) return undefined;
  const imports = at.expression.kind === ts.SyntaxKind.ImportKeyword || dotted(at.expression) === "require";
  const argument = at.arguments[0];
  return imports && argument && ts.isStringLiteralLike(argument) ? argument.text : undefined;
}

/** The package itself, or a file of the project (`deps.ts`) that passes it on. */
function isOfPgflow(specifier: string, own: Unit, units: Units, aliases: readonly string[]): boolean {
  if (isDslSpecifier(specifier, aliases)) return true;
  if (!/^\.{0,2}\//.test(specifier)) return false;
  const unit = units.load(specifier, own.path);
  return !isWhy(unit) && namesPgflow(unit.file.text, aliases);
}

const removedNames = new Set<string>([
  "compileFlow",
  "compareFlowShapes",
  "ControlPlane",
] satisfies RemovedUse["what"][]);

/** Imports of what pgflow 0.16 took away. */
export function removedImports(own: Unit): readonly RemovedUse[] {
  return own.file.statements.flatMap(statement => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
    const bindings = statement.importClause?.namedBindings;
    if (!isPgflowSpecifier(statement.moduleSpecifier.text) || !bindings || !ts.isNamedImports(bindings)) return [];
    return bindings.elements.flatMap(element => {
      const name = element.propertyName ?? element.name;
      if (!removedNames.has(name.text)) return [];
      const alone = bindings.elements.length === 1 && !statement.importClause?.name;
      const whole = alone ? spanOf(statement, own) : withComma(element, bindings.elements, own);
      return [{ what: name.text as RemovedUse["what"], span: spanOf(name, own), whole }];
    });
  });
}

/** The option `compilation` of `EdgeWorker.start(flow, { … })`. */
export function removedOption(call: ts.CallExpression, own: Unit): readonly RemovedUse[] {
  if (dotted(call.expression) !== "EdgeWorker.start") return [];
  const options = call.arguments[1];
  if (!options || !ts.isObjectLiteralExpression(options)) return [];
  return options.properties.flatMap(property => {
    if (!property.name || ts.isComputedPropertyName(property.name) || property.name.text !== "compilation") return [];
    const whole = withComma(property, options.properties, own);
    return [{ what: "compilation", span: spanOf(property.name, own), whole } as const];
  });
}

/** An element of a list with the comma and the room that go with it. */
export function withComma(
  node: ts.Node,
  siblings: readonly ts.Node[],
  own: Unit,
): { readonly start: number; readonly end: number } {
  const index = siblings.indexOf(node);
  const before = siblings[index - 1];
  const after = siblings[index + 1];
  if (after) return { start: node.getStart(own.file), end: after.getStart(own.file) };
  return { start: before ? before.getEnd() : node.getStart(own.file), end: node.getEnd() };
}
