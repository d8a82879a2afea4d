import { type ImportSpecifier, parse } from "es-module-lexer/js";
import { getVersion, transform } from "sucrase";

/** Version of the one stripper; part of every fingerprint. */
export const stripperVersion = `sucrase ${getVersion()}`;

/** What a tool's code is written in. */
export type CodeLanguage = "typescript" | "javascript";

/** Code without types, each statement still on its own line, and what it imports and exports at run time. */
export interface Stripped {
  readonly code: string;
  readonly imports: readonly FoundImport[];
  /** Names of its exports; `*` stands for those of another module. */
  readonly exports: readonly string[];
}

export interface FoundImport {
  /** Undefined: a dynamic import of something that is not a string literal. */
  readonly specifier: string | undefined;
  readonly dynamic: boolean;
  /** Where specifier (quotes left out for a static import) and attributes stand in `Stripped.code`. */
  readonly start: number;
  readonly end: number;
  readonly attributes: { readonly start: number; readonly end: number } | undefined;
  /** Zero-based; the same in the source. */
  readonly line: number;
}

/** Why code can't be stripped; zero-based place in the source. */
export interface StripProblem {
  readonly message: string;
  readonly line: number;
  readonly character: number;
}

const memo = new Map<string, Stripped | StripProblem>();
const memoSize = 300;

/** Strips types. The answer for a text is kept, so that an unchanged file costs nothing in the next build. */
export function strip(source: string, language: CodeLanguage): Stripped | StripProblem {
  const key = `${language}\n${source}`;
  const known = memo.get(key);
  if (known) return known;
  const answer = stripNow(source, language);
  const oldest = memo.keys().next();
  if (memo.size >= memoSize && !oldest.done) memo.delete(oldest.value);
  memo.set(key, answer);
  return answer;
}

export function isProblem(answer: Stripped | StripProblem): answer is StripProblem {
  return "message" in answer;
}

function stripNow(source: string, language: CodeLanguage): Stripped | StripProblem {
  let code: string;
  try {
    code = transform(source, {
      transforms: language === "typescript" ? ["typescript"] : [],
      disableESTransforms: true,
      preserveDynamicImport: true,
    }).code;
  } catch (error) {
    return strippersProblem(error);
  }
  try {
    const [imports, exports] = parse(code);
    return { code, imports: imports.flatMap(found => toImport(code, found)), exports: exportNames(code, exports) };
  } catch (error) {
    const at = typeof (error as { idx?: unknown }).idx === "number" ? (error as { idx: number }).idx : 0;
    const before = code.slice(0, at).split("\n");
    return { message: "the code ends in the middle of something", line: before.length - 1, character: 0 };
  }
}

/** The stripper appends ` (line:column)`, one-based, and keeps the place as `loc` too. */
function strippersProblem(error: unknown): StripProblem {
  const loc = (error as { loc?: { line?: unknown; column?: unknown } }).loc;
  const line = typeof loc?.line === "number" ? loc.line - 1 : 0;
  const character = typeof loc?.column === "number" ? loc.column - 1 : 0;
  const message = (error instanceof Error ? error.message : String(error)).replace(/ \(\d+:\d+\)$/, "");
  return { message: message.charAt(0).toLowerCase() + message.slice(1), line, character };
}

function toImport(code: string, found: ImportSpecifier): FoundImport[] {
  // -2 is `import.meta`.
  if (found.d === -2) return [];
  return [
    {
      specifier: found.n,
      dynamic: found.d >= 0,
      start: found.s,
      end: found.e,
      attributes: found.a < 0 ? undefined : attributesOf(code, found),
      line: code.slice(0, found.ss).split("\n").length - 1 + lineBreaks(code.slice(found.ss, found.s)),
    },
  ];
}

/** From behind the specifier's quote up to the end of `with {…}` or, in a dynamic import, of `, {…}`. */
function attributesOf(_code: string, found: ImportSpecifier): { start: number; end: number } {
  if (found.d >= 0) return { start: found.e, end: found.se - 1 };
  return { start: found.e + 1, end: found.se };
}

function lineBreaks(text: string): number {
  return text.split("\n").length - 1;
}

/** The lexer doesn't list what `export * from` brings. */
function exportNames(code: string, exports: readonly { readonly n: string }[]): string[] {
  const names = exports.map(found => found.n);
  return /(^|[;}\s])export\s*\*\s*from\b/.test(code) ? [...names, "*"] : names;
}
