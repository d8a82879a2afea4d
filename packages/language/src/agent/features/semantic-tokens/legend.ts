/** The token types that we use, all of them LSP's own; a token names its type by its place in this list. */
export const tokenTypes = [
  "namespace",
  "property",
  "enumMember",
  "string",
  "function",
  "parameter",
  "variable",
  "macro",
] as const;

/** The modifiers, a bit each. */
export const tokenModifiers = ["declaration", "deprecated", "readonly"] as const;

export type TokenType = (typeof tokenTypes)[number];
export type TokenModifier = (typeof tokenModifiers)[number];

export function typeNumber(type: TokenType): number {
  return tokenTypes.indexOf(type);
}

export function modifierBits(modifiers: readonly TokenModifier[]): number {
  return modifiers.reduce((bits, modifier) => bits | (1 << tokenModifiers.indexOf(modifier)), 0);
}
