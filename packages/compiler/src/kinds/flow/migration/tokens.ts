/** One lexical part of SQL. `value` is what a word, a quoted name or a text stands for; others have their own text. */
export interface Token {
  readonly kind: "word" | "name" | "text" | "escaped" | "dollar" | "number" | "sign";
  readonly value: string;
}

export interface Lexed {
  readonly statements: readonly (readonly Token[])[];
  /** Something is opened and never closed; what came after it is not in `statements`. */
  readonly broken: boolean;
}

const patterns = [
  ["space", /\s+|--[^\n]*/y],
  ["escaped", /[eE]'[^'\\]*(?:(?:''|\\[\s\S])[^'\\]*)*'|[uU]&'[^']*(?:''[^']*)*'/y],
  ["text", /'[^']*(?:''[^']*)*'/y],
  ["name", /"[^"]*(?:""[^"]*)*"/y],
  ["open", /\/\*|\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y],
  ["word", /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y],
  ["number", /[0-9]+(?:\.[0-9]+)?/y],
  ["broken", /['"]/y],
  ["sign", /=>|::|:=|[\s\S]/y],
] as const;

/** SQL as PostgreSQL's lexer sees it (with `standard_conforming_strings`), cut at semicolons, without comments. */
export function lexSql(sql: string): Lexed {
  const statements: Token[][] = [];
  let statement: Token[] = [];
  let at = 0;
  const end = (broken: boolean): Lexed => {
    if (statement.length > 0) statements.push(statement);
    return { statements, broken };
  };
  while (at < sql.length) {
    const [kind, found] = match(sql, at);
    at += found.length;
    if (kind === "broken") return end(true);
    if (kind === "open") {
      const close = found === "/*" ? closeComment(sql, at) : sql.indexOf(found, at);
      if (close < 0) return end(true);
      if (found !== "/*") statement.push({ kind: "dollar", value: sql.slice(at, close) });
      at = close + found.length;
    } else if (kind === "sign" && found === ";") {
      if (statement.length > 0) statements.push(statement);
      statement = [];
    } else if (kind !== "space") statement.push({ kind, value: meaning(kind, found) });
  }
  return end(false);
}

function match(sql: string, at: number): readonly [(typeof patterns)[number][0], string] {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const found = pattern.exec(sql);
    if (found) return [kind, found[0]];
  }
  return ["sign", sql.charAt(at)];
}

function meaning(kind: Token["kind"], found: string): string {
  if (kind === "word") return found.toLowerCase();
  if (kind === "text") return found.slice(1, -1).replaceAll("''", "'");
  return kind === "name" ? found.slice(1, -1).replaceAll('""', '"') : found;
}

/** Where the comment's own end begins; PostgreSQL's comments nest. */
function closeComment(sql: string, from: number): number {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = from;
  let depth = 1;
  for (let found = mark.exec(sql); found; found = mark.exec(sql)) {
    depth += found[0] === "/*" ? 1 : -1;
    if (depth === 0) return found.index;
  }
  return -1;
}
