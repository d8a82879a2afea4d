import type { Token } from "./tokens.ts";

/** Reads the tokens of one statement from the left. Every method answers undefined, and takes nothing, if it is not there. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get atEnd(): boolean {
    return this.#at === this.#tokens.length;
  }

  /** The words and signs given, one after the other: `take("select", "pgflow", ".")`. */
  take(...values: readonly string[]): true | undefined {
    const here = values.every((value, index) => {
      const token = this.#tokens[this.#at + index];
      return token?.value === value && (token.kind === "word" || token.kind === "sign" || token.kind === "name");
    });
    if (!here) return undefined;
    this.#at += values.length;
    return true;
  }

  word(): string | undefined {
    return this.#next("word");
  }

  /** A quoted text, with or without `::jsonb` or `::text`. */
  text(): string | undefined {
    const found = this.#next("text");
    if (found !== undefined && !this.take("::", "jsonb")) this.take("::", "text");
    return found;
  }

  /** A whole number that fits 32 bits. */
  integer(): number | undefined {
    const token = this.#tokens[this.#at];
    if (token?.kind !== "number" || !/^[0-9]{1,10}$/.test(token.value)) return undefined;
    const value = Number(token.value);
    if (value > 2_147_483_647) return undefined;
    this.#at++;
    return value;
  }

  /** `ARRAY['a', 'b']`, with or without `::text[]`. */
  texts(): readonly string[] | undefined {
    const start = this.#at;
    if (!this.take("array", "[")) return undefined;
    const items: string[] = [];
    while (!this.take("]")) {
      const item = items.length === 0 || this.take(",") ? this.text() : undefined;
      if (item === undefined) {
        this.#at = start;
        return undefined;
      }
      items.push(item);
    }
    this.take("::", "text", "[", "]");
    return items;
  }

  #next(kind: Token["kind"]): string | undefined {
    const token = this.#tokens[this.#at];
    if (token?.kind !== kind) return undefined;
    this.#at++;
    return token.value;
  }
}
