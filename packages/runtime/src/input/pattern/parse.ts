import { type Node, PatternProblem } from "./types.ts";

/**
 * Parses a regular expression that the engine has already accepted, so only its structure is looked at: an atom is
 * kept as source text. Throws a `PatternProblem` on what can't be matched in linear time (look-around, references).
 */
export function parsePattern(source: string, unicode: boolean): Node {
  return new Parser(source, unicode).all();
}

class Parser {
  private at = 0;
  private readonly source: string;
  private readonly unicode: boolean;

  constructor(source: string, unicode: boolean) {
    this.source = source;
    this.unicode = unicode;
  }

  all(): Node {
    const node = this.choice();
    if (this.at < this.source.length) throw new PatternProblem("could not be read");
    return node;
  }

  private choice(): Node {
    const items = [this.sequence()];
    while (this.take("|")) items.push(this.sequence());
    return items.length === 1 && items[0] !== undefined ? items[0] : { type: "choice", items };
  }

  private sequence(): Node {
    const items: Node[] = [];
    while (this.at < this.source.length && !this.sees("|") && !this.sees(")")) items.push(this.term());
    return { type: "sequence", items };
  }

  private term(): Node {
    if (this.take("^")) return { type: "assert", kind: "start" };
    if (this.take("$")) return { type: "assert", kind: "end" };
    if (this.take("\\b")) return { type: "assert", kind: "boundary" };
    if (this.take("\\B")) return { type: "assert", kind: "inside" };
    return this.repeated(this.sees("(") ? this.group() : { type: "char", source: this.atom() });
  }

  private group(): Node {
    for (const opener of ["(?=", "(?!", "(?<=", "(?<!"]) {
      if (this.sees(opener)) throw new PatternProblem(`uses ${opener}…), which can't be checked in bounded time`);
    }
    const opener = /^\((?:\?:|\?<[^>]*>)?/.exec(this.rest())?.[0] ?? "(";
    if (/^\(\?(?![:<])/.test(this.rest())) throw new PatternProblem("uses a kind of group that is not supported");
    this.at += opener.length;
    const node = this.choice();
    this.take(")");
    return node;
  }

  private repeated(item: Node): Node {
    const match = /^(?:[*+?]|\{(\d+)(,(\d*))?\})\??/.exec(this.rest());
    if (match === null) return item;
    this.at += match[0].length;
    const sign = match[0][0];
    if (sign === "*") return { type: "repeat", item, min: 0, max: Number.POSITIVE_INFINITY };
    if (sign === "+") return { type: "repeat", item, min: 1, max: Number.POSITIVE_INFINITY };
    if (sign === "?") return { type: "repeat", item, min: 0, max: 1 };
    const min = Number(match[1]);
    const open = match[2] !== undefined && match[3] === "";
    return { type: "repeat", item, min, max: open ? Number.POSITIVE_INFINITY : Number(match[3] ?? min) };
  }

  /** Source of one thing that stands for one character: a class, an escape, a dot or a plain character. */
  private atom(): string {
    const rest = this.rest();
    const reference = /^\\(?:[1-9]\d*|k<)/.exec(rest)?.[0];
    if (reference !== undefined) throw new PatternProblem(`uses ${reference}, which can't be checked in bounded time`);
    const found =
      /^\[(?:\\[\s\S]|[^\]\\])*\]/.exec(rest) ??
      /^\\(?:u\{[0-9a-fA-F]+\}|u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})/.exec(
        this.unicode ? rest : "",
      ) ??
      /^\\[pP]\{[^}]*\}/.exec(this.unicode ? rest : "") ??
      /^\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|[\s\S])/.exec(rest);
    const source = found?.[0] ?? this.plain();
    this.at += source.length;
    return source;
  }

  private plain(): string {
    const point = this.source.codePointAt(this.at) ?? 0;
    return this.unicode ? String.fromCodePoint(point) : this.source.charAt(this.at);
  }

  private rest(): string {
    return this.source.slice(this.at);
  }

  private sees(text: string): boolean {
    return this.source.startsWith(text, this.at);
  }

  private take(text: string): boolean {
    if (!this.sees(text)) return false;
    this.at += text.length;
    return true;
  }
}
