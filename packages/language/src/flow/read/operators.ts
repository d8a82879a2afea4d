import ts from "typescript";
import type { Primitive } from "./unit.ts";

/** The value of a binary operator, as JavaScript has it; undefined where it is none that is reckoned. */
export function binary(operator: ts.SyntaxKind, a: Primitive, b: Primitive): { readonly of: Primitive } | undefined {
  if (operator === ts.SyntaxKind.PlusToken) {
    if (typeof a === "string" || typeof b === "string") return { of: `${a}${b}` };
    return { of: Number(a) + Number(b) };
  }
  const [x, y] = [Number(a), Number(b)];
  switch (operator) {
    case ts.SyntaxKind.MinusToken:
      return { of: x - y };
    case ts.SyntaxKind.AsteriskToken:
      return { of: x * y };
    case ts.SyntaxKind.SlashToken:
      return { of: x / y };
    case ts.SyntaxKind.PercentToken:
      return { of: x % y };
    case ts.SyntaxKind.AsteriskAsteriskToken:
      return { of: x ** y };
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
      return { of: a === b };
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
      return { of: a !== b };
    default:
      return undefined;
  }
}

/** The same of an operator that stands before its value. */
export function unary(operator: ts.SyntaxKind, a: Primitive): { readonly of: Primitive } | undefined {
  switch (operator) {
    case ts.SyntaxKind.MinusToken:
      return { of: -Number(a) };
    case ts.SyntaxKind.PlusToken:
      return { of: Number(a) };
    case ts.SyntaxKind.ExclamationToken:
      return { of: !a };
    case ts.SyntaxKind.TildeToken:
      return { of: ~Number(a) };
    default:
      return undefined;
  }
}

const globals: Readonly<Record<string, Primitive>> = {
  "Number.MAX_SAFE_INTEGER": Number.MAX_SAFE_INTEGER,
  "Number.MIN_SAFE_INTEGER": Number.MIN_SAFE_INTEGER,
  "Number.POSITIVE_INFINITY": Number.POSITIVE_INFINITY,
  "Number.NEGATIVE_INFINITY": Number.NEGATIVE_INFINITY,
  "Number.NaN": Number.NaN,
  "Number.MAX_VALUE": Number.MAX_VALUE,
  undefined: undefined,
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
};

/** The value of a name that every JavaScript has. */
export function globalValue(name: string): { readonly of: Primitive } | undefined {
  return Object.hasOwn(globals, name) ? { of: globals[name] } : undefined;
}
