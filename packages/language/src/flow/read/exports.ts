import ts from "typescript";
import { type Declaration, namesOf } from "./scopes.ts";
import type { Expr, Unit } from "./unit.ts";

/** What a module gives out under a name: something it declares, an expression, or something of yet another module. */
export type Exported =
  | { readonly declaration: Declaration; readonly unit: Unit }
  | { readonly expr: Expr }
  | { readonly from: string; readonly name: string; readonly unit: Unit };

/** The places where a module may give out a name, the surest first; `export *` may or may not have it. */
export function exportsOf(unit: Unit, name: string): readonly Exported[] {
  const found: Exported[] = [];
  const stars: Exported[] = [];
  for (const statement of unit.file.statements) {
    if (ts.isExportAssignment(statement)) {
      if (name === "default") found.push({ expr: { node: statement.expression, unit } });
    } else if (ts.isExportDeclaration(statement)) {
      const { moduleSpecifier, exportClause } = statement;
      const from = moduleSpecifier && ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : undefined;
      if (!exportClause) {
        if (from !== undefined) stars.push({ from, name, unit });
      } else if (ts.isNamedExports(exportClause)) {
        const element = exportClause.elements.find(one => one.name.text === name);
        const inner = element && (element.propertyName ?? element.name).text;
        if (inner === undefined) continue;
        const declaration = namesOf(unit.file).get(inner);
        if (from !== undefined) found.push({ from, name: inner, unit });
        else if (declaration) found.push({ declaration, unit });
      }
    } else if (isExported(statement)) {
      const declaration = namesOf(unit.file).get(name);
      if (declaration && holds(statement, declaration)) found.push({ declaration, unit });
    }
  }
  return [...found, ...stars];
}

export function isExported(statement: ts.Node): boolean {
  if (!ts.canHaveModifiers(statement)) return false;
  return ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function holds(statement: ts.Statement, declaration: ts.Node): boolean {
  for (let node: ts.Node | undefined = declaration; node; node = node.parent) if (node === statement) return true;
  return false;
}
