import ts from "typescript";
import { type Exported, exportsOf } from "./exports.ts";
import { dotted, literal, memberValue, nameIn, placeholder, specifierOf } from "./forms.ts";
import { binary, globalValue, unary } from "./operators.ts";
import { type Declaration, declarationOf, namesOf } from "./scopes.ts";
import { bare, type Expr, isMissing, isWhy, type Primitive, type Unit, type Why } from "./unit.ts";
import type { Units } from "./units.ts";

/** One member of an object, as it is in the end: a later one of the same name has taken the place of this. */
export interface Member {
  readonly name: string;
  readonly nameNode: ts.Node;
  readonly unit: Unit;
  readonly value: Expr | Why;
  readonly via?: ts.Expression;
}

/** What is not known of an object or a list, and the expression that is to blame. */
export interface Open extends Why {
  readonly node: ts.Node;
  readonly unit: Unit;
}

/** So many names and operators may lead to a value. */
const deepest = 100;

const tooDeep = { why: "a value behind too many others" };

/** Finds what an expression stands for, without running anything. */
export class Resolver {
  readonly #units: Units;

  constructor(units: Units) {
    this.#units = units;
  }

  /** The literal (or the function, the `new`) that an expression stands for in the end, or a value that was reckoned. */
  follow(given: Expr, depth = 0): Expr | Why {
    if (given.computed || given.odd !== undefined) return given;
    if (depth > deepest) return tooDeep;
    const node = bare(given.node);
    const expr = { ...given, node };
    if (isMissing(node)) return { why: "nothing is written there yet" };
    if (ts.isIdentifier(node)) return this.#name(expr, node, depth);
    if (ts.isPropertyAccessExpression(node)) return this.#member(expr, node.expression, node.name.text, depth);
    if (ts.isElementAccessExpression(node)) {
      const key = this.primitive({ ...expr, node: node.argumentExpression }, depth + 1);
      return isWhy(key) ? key : this.#member(expr, node.expression, String(key.of), depth);
    }
    if (ts.isConditionalExpression(node)) {
      const test = this.primitive({ ...expr, node: node.condition }, depth + 1);
      if (isWhy(test)) return { why: "a choice between two values" };
      return this.follow({ ...expr, node: test.of ? node.whenTrue : node.whenFalse }, depth + 1);
    }
    if (ts.isBinaryExpression(node)) return this.#binary(expr, node, depth);
    if (ts.isPrefixUnaryExpression(node)) {
      const value = this.primitive({ ...expr, node: node.operand }, depth + 1);
      if (isWhy(value)) return value;
      const computed = unary(node.operator, value.of);
      return computed ? { ...expr, computed } : { why: "a value that is counted up or down" };
    }
    if (ts.isTemplateExpression(node)) return this.#template(expr, node, depth);
    if (ts.isCallExpression(node)) return this.#call(expr, node, depth);
    if (ts.isAwaitExpression(node)) return { why: "a value that is waited for" };
    return expr;
  }

  /** The same where it must be a text, a number or the like. */
  primitive(given: Expr, depth = 0): { readonly of: Primitive } | Why {
    const found = this.follow(given, depth);
    if (isWhy(found)) return found;
    return found.computed ?? literal(found.node) ?? { why: "a value that is more than a text or a number" };
  }

  /** The members of an object, and what else may be in it. Undefined if it is no object literal. */
  members(object: Expr, depth = 0): { readonly members: readonly Member[]; readonly open?: Open } | undefined {
    if (!ts.isObjectLiteralExpression(object.node)) return undefined;
    const { unit } = object;
    const own = unit.path === "" ? {} : { via: object.via };
    let open: Open | undefined;
    const members = new Map<string, Member>();
    const add = (member: Member) => {
      members.delete(member.name);
      members.set(member.name, member);
    };
    const hide = (why: Open) => {
      open ??= why;
      // What comes later may have taken the place of all that was there.
      for (const [name, member] of members)
        members.set(name, { ...member, value: { why: "a value that a spread behind it may replace" } });
    };
    for (const property of object.node.properties) {
      if (ts.isSpreadAssignment(property)) {
        const inner = this.#spread({ ...own, node: property.expression, unit }, depth);
        for (const member of inner.members) add(member);
        if (inner.open) hide(inner.open);
        continue;
      }
      const name = this.#nameOf(property.name, unit, depth);
      if (isWhy(name)) hide({ ...name, node: property.name, unit });
      else add({ ...own, name: name.of, nameNode: property.name, unit, value: memberValue(property, unit, own.via) });
    }
    return { members: [...members.values()], ...(open && { open }) };
  }

  /** The elements of a list. Undefined if it is no list in square brackets. */
  elements(list: Expr, depth = 0): { readonly items: readonly Expr[]; readonly open?: Open } | undefined {
    if (!ts.isArrayLiteralExpression(list.node)) return undefined;
    const { unit } = list;
    const own = unit.path === "" ? {} : { via: list.via };
    const items: Expr[] = [];
    for (const element of list.node.elements) {
      if (!ts.isSpreadElement(element)) {
        if (ts.isOmittedExpression(element)) items.push({ node: element, unit, computed: { of: undefined } });
        else items.push({ ...own, node: element, unit });
        continue;
      }
      const expr = { ...own, node: element.expression, unit };
      const inner = this.follow(expr, depth + 1);
      if (isWhy(inner)) return { items, open: { ...inner, node: element, unit } };
      const found = this.elements({ ...inner, via: own.via ?? element.expression }, depth + 1);
      if (!found || found.open)
        return { items, open: found?.open ?? { why: "a spread of what is no list", node: element, unit } };
      items.push(...found.items);
    }
    return { items };
  }

  #spread(expr: Expr, depth: number): { readonly members: readonly Member[]; readonly open?: Open } {
    const inner = depth > deepest ? tooDeep : this.follow(expr, depth + 1);
    if (isWhy(inner)) return { members: [], open: { ...inner, node: expr.node, unit: expr.unit } };
    const value = inner.computed ?? literal(inner.node);
    if (value && typeof value.of !== "string") return { members: [] };
    const found = this.members({ ...inner, via: expr.via ?? expr.node }, depth + 1);
    return found ?? { members: [], open: { why: "a spread of what is no object", node: expr.node, unit: expr.unit } };
  }

  #nameOf(name: ts.PropertyName, unit: Unit, depth: number): { readonly of: string } | Why {
    if (!ts.isComputedPropertyName(name)) return { of: name.text };
    const value = this.primitive({ node: name.expression, unit }, depth + 1);
    return isWhy(value) ? value : { of: String(value.of) };
  }

  #name(expr: Expr, node: ts.Identifier, depth: number): Expr | Why {
    const declaration = declarationOf(node.text, node);
    if (declaration) return this.#declared(declaration, expr, node.text, depth);
    const computed = globalValue(node.text);
    return computed ? { ...expr, computed } : { why: `\`${node.text}\`, which is declared nowhere in this file` };
  }

  #declared(declaration: Declaration, expr: Expr, name: string, depth: number): Expr | Why {
    const { unit } = expr;
    if (ts.isParameter(declaration)) return { why: "a parameter of a function" };
    if (ts.isFunctionDeclaration(declaration) || ts.isFunctionExpression(declaration))
      return { ...expr, odd: "a function" };
    if (ts.isClassDeclaration(declaration)) return { ...expr, odd: "a class" };
    if (ts.isEnumDeclaration(declaration)) return { why: "a whole enumeration" };
    if (ts.isVariableDeclaration(declaration) || ts.isBindingElement(declaration)) {
      if (unit.survey.assigned.has(name)) return { why: "a variable that is assigned again" };
      const changed = unit.survey.changed.get(name);
      if (changed === "circle") return { ...expr, odd: "an object that holds itself" };
      if (changed) return { why: "a value that is changed after it was made" };
      if (ts.isBindingElement(declaration)) return this.#bound(declaration, expr, depth + 1);
      const { initializer, parent } = declaration;
      if (initializer) return this.follow({ ...expr, node: initializer }, depth + 1);
      const loop = parent.parent && (ts.isForOfStatement(parent.parent) || ts.isForInStatement(parent.parent));
      return { why: loop ? "the variable of a loop" : "a variable without a value" };
    }
    return this.#imported(declaration, expr, depth + 1);
  }

  /** `a` of `const { a, b: [c] } = …`. */
  #bound(element: ts.BindingElement, expr: Expr, depth: number): Expr | Why {
    if (element.dotDotDotToken) return { why: "the rest of an object or a list" };
    const pattern = element.parent;
    const owner = pattern.parent;
    if (ts.isParameter(owner)) return { why: "a parameter of a function" };
    let whole: Expr | Why;
    if (ts.isBindingElement(owner)) whole = this.#bound(owner, expr, depth + 1);
    else if (owner.initializer) whole = this.follow({ ...expr, node: owner.initializer }, depth + 1);
    else return { why: "the variable of a loop" };
    if (isWhy(whole)) return whole;
    const key = ts.isArrayBindingPattern(pattern)
      ? { of: String(pattern.elements.indexOf(element)) }
      : this.#nameOf(element.propertyName ?? nameIn(element), expr.unit, depth);
    if (isWhy(key)) return key;
    const found = this.#in(whole, key.of, depth);
    if (isWhy(found) || !element.initializer || found.computed?.of !== undefined || !found.computed) return found;
    return this.follow({ ...expr, node: element.initializer }, depth + 1);
  }

  #imported(declaration: Declaration, expr: Expr, depth: number): Expr | Why {
    if (ts.isNamespaceImport(declaration)) return { why: "a whole module" };
    if (!ts.isImportSpecifier(declaration) && !ts.isImportClause(declaration))
      return { why: "a name of another module" };
    const name = ts.isImportClause(declaration) ? "default" : (declaration.propertyName ?? declaration.name).text;
    const specifier = specifierOf(declaration);
    return specifier === undefined
      ? { why: "an import that is not written out" }
      : this.#of(specifier, expr, name, depth);
  }

  /** What the module that `expr` imports from gives out under a name. */
  #of(specifier: string, expr: Expr, name: string, depth: number): Expr | Why {
    if (depth > deepest) return tooDeep;
    const unit = this.#units.load(specifier, expr.unit.path);
    if (isWhy(unit)) return unit;
    const via = expr.unit.path === "" ? expr.node : expr.via;
    let why: Why | undefined;
    for (const one of exportsOf(unit, name)) {
      const found = this.#exported(one, via, name, depth + 1);
      if (!isWhy(found)) return found;
      why ??= found;
    }
    return why ?? { why: `\`${name}\`, which \`${specifier}\` does not export` };
  }

  #exported(one: Exported, via: ts.Expression | undefined, name: string, depth: number): Expr | Why {
    if ("expr" in one) return this.follow({ ...one.expr, ...(via && { via }) }, depth);
    const at = { node: placeholder(one), unit: one.unit, ...(via && { via }) };
    if ("from" in one) return this.#of(one.from, at, one.name, depth);
    const { declaration } = one;
    const local =
      "name" in declaration && declaration.name && ts.isIdentifier(declaration.name) ? declaration.name : undefined;
    return this.#declared(declaration, local ? { ...at, node: local } : at, local?.text ?? name, depth);
  }

  #member(expr: Expr, object: ts.Expression, key: string, depth: number): Expr | Why {
    const { unit } = expr;
    const base = bare(object);
    const written = dotted(base);
    if (written !== undefined && /^(?:process\.env|Deno\.env|Bun\.env|import\.meta\.env)$/.test(written))
      return { why: "a variable of the environment" };
    if (ts.isIdentifier(base)) {
      const declaration = declarationOf(base.text, base);
      if (!declaration) {
        const computed = globalValue(`${base.text}.${key}`);
        if (computed) return { ...expr, computed };
      } else if (ts.isEnumDeclaration(declaration)) return this.#enumMember(declaration, key, expr, depth);
      else if (ts.isNamespaceImport(declaration)) {
        const specifier = specifierOf(declaration);
        if (specifier !== undefined) return this.#of(specifier, expr, key, depth + 1);
      } else if (ts.isModuleDeclaration(declaration) && declaration.body && ts.isModuleBlock(declaration.body)) {
        const inner = namesOf(declaration.body).get(key);
        if (inner) return this.#declared(inner, expr, key, depth + 1);
      } else if (ts.isImportSpecifier(declaration)) {
        const found = this.#importedEnum(declaration, key, expr, depth + 1);
        if (found) return found;
      }
    }
    const whole = this.follow({ ...expr, node: base, unit }, depth + 1);
    return isWhy(whole) ? whole : this.#in(whole, key, depth + 1);
  }

  #importedEnum(declaration: ts.ImportSpecifier, key: string, expr: Expr, depth: number): Expr | Why | undefined {
    const specifier = specifierOf(declaration);
    const unit = specifier === undefined ? undefined : this.#units.load(specifier, expr.unit.path);
    if (!unit || isWhy(unit)) return undefined;
    const [found] = exportsOf(unit, (declaration.propertyName ?? declaration.name).text);
    if (!found || !("declaration" in found) || !ts.isEnumDeclaration(found.declaration)) return undefined;
    const via = expr.unit.path === "" ? expr.node : expr.via;
    return this.#enumMember(found.declaration, key, { ...expr, unit, ...(via && { via }) }, depth);
  }

  #enumMember(declaration: ts.EnumDeclaration, key: string, expr: Expr, depth: number): Expr | Why {
    const index = declaration.members.findIndex(({ name }) => !ts.isComputedPropertyName(name) && name.text === key);
    if (index < 0) return { why: `\`${key}\`, which the enumeration does not have` };
    for (let at = index; at >= 0; at--) {
      const initializer = declaration.members[at]?.initializer;
      if (!initializer) continue;
      if (at === index) return this.follow({ ...expr, node: initializer }, depth + 1);
      const value = this.primitive({ ...expr, node: initializer }, depth + 1);
      if (isWhy(value)) return value;
      return { ...expr, computed: { of: Number(value.of) + index - at } };
    }
    return { ...expr, computed: { of: index } };
  }

  /** A member of a value that is known. */
  #in(whole: Expr, key: string, depth: number): Expr | Why {
    if (depth > deepest) return tooDeep;
    const object = this.members(whole, depth);
    if (object) {
      const member = object.members.find(({ name }) => name === key);
      if (!member) return object.open ?? { ...whole, computed: { of: undefined } };
      return isWhy(member.value) ? member.value : this.follow(member.value, depth + 1);
    }
    const list = this.elements(whole, depth);
    if (list) {
      const item = list.items[Number(key)];
      if (item) return this.follow(item, depth + 1);
      if (list.open) return list.open;
      return key === "length" ? { ...whole, computed: { of: list.items.length } } : { why: "a method of a list" };
    }
    const value = whole.computed ?? literal(whole.node);
    if (typeof value?.of === "string" && key === "length") return { ...whole, computed: { of: value.of.length } };
    return { why: "a part of something that is not read" };
  }

  #binary(expr: Expr, node: ts.BinaryExpression, depth: number): Expr | Why {
    const left = this.primitive({ ...expr, node: node.left }, depth + 1);
    const operator = node.operatorToken.kind;
    const chooses =
      operator === ts.SyntaxKind.QuestionQuestionToken ||
      operator === ts.SyntaxKind.BarBarToken ||
      operator === ts.SyntaxKind.AmpersandAmpersandToken;
    if (isWhy(left)) return left;
    if (chooses) {
      const absent = left.of === undefined || left.of === null;
      const takesRight =
        operator === ts.SyntaxKind.QuestionQuestionToken
          ? absent
          : operator === ts.SyntaxKind.BarBarToken
            ? !left.of
            : Boolean(left.of);
      return takesRight ? this.follow({ ...expr, node: node.right }, depth + 1) : { ...expr, computed: left };
    }
    const right = this.primitive({ ...expr, node: node.right }, depth + 1);
    if (isWhy(right)) return right;
    const computed = binary(operator, left.of, right.of);
    return computed ? { ...expr, computed } : { why: "an expression that is not reckoned" };
  }

  #template(expr: Expr, node: ts.TemplateExpression, depth: number): Expr | Why {
    let of = node.head.text;
    for (const { expression, literal: text } of node.templateSpans) {
      const value = this.primitive({ ...expr, node: expression }, depth + 1);
      if (isWhy(value)) return value;
      of += String(value.of) + text.text;
    }
    return { ...expr, computed: { of } };
  }

  #call(expr: Expr, node: ts.CallExpression, depth: number): Expr | Why {
    const name = dotted(node.expression) ?? "";
    const argument = node.arguments[0];
    if (/^Object\.(?:freeze|seal)$/.test(name) && argument) return this.follow({ ...expr, node: argument }, depth + 1);
    if (/^(?:Deno\.env|process\.env|Bun\.env)\b/.test(name)) return { why: "a variable of the environment" };
    return { why: name === "" ? "the result of a function" : `the result of \`${name}(…)\`` };
  }
}
