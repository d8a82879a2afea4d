import type { Node, Path, Piece } from "../../syntax/index.ts";
import { toValue } from "../../syntax/index.ts";
import { real } from "./place.ts";
import { isRecord } from "./record.ts";

/** One section, or one item of a list section, as rules see it. */
export class PartView {
  readonly section: string;
  readonly piece: Piece;
  readonly node: Node | null;
  /** Its fields as plain values; empty where it is no map. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly #unclear: ReadonlySet<string>;

  constructor(section: string, piece: Piece, node: Node | null, unclear: ReadonlySet<string>) {
    this.section = section;
    this.piece = piece;
    this.node = node;
    this.#unclear = unclear;
    const value = node && real(node)?.kind === "map" ? toValue(node) : undefined;
    this.fields = typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  }

  /** Can something be concluded from what is, or is not, at this path? False where it is malformed or misspelt. */
  isClear(...path: Path): boolean {
    if (this.#unclear.size === 0) return true;
    if (this.#unclear.has("")) return false;
    for (let i = 1; i <= path.length; i++) if (this.#unclear.has(path.slice(0, i).join("/"))) return false;
    return true;
  }

  /** Is there surely no such field? */
  lacks(field: string): boolean {
    return !Object.hasOwn(this.fields, field) && this.isClear(field);
  }

  /** The value of a field, if nothing is wrong with it. */
  get(field: string): unknown {
    return this.isClear(field) && Object.hasOwn(this.fields, field) ? this.fields[field] : undefined;
  }

  /** A text field, if it is there and well-formed. */
  text(field: string): string | undefined {
    const value = this.get(field);
    return typeof value === "string" ? value : undefined;
  }

  /** The well-formed maps of a list field, with their index. */
  list(field: string): readonly (readonly [index: number, item: Readonly<Record<string, unknown>>])[] {
    const value = this.get(field);
    if (!Array.isArray(value)) return [];
    return value.flatMap((item, index) =>
      isRecord(item) && this.isClear(field, index) ? [[index, item] as const] : [],
    );
  }

  /** The texts of a list field, with their index. */
  texts(field: string): readonly (readonly [index: number, text: string])[] {
    const value = this.get(field);
    if (!Array.isArray(value)) return [];
    return value.flatMap((item, index) =>
      typeof item === "string" && this.isClear(field, index) ? [[index, item] as const] : [],
    );
  }

  /** Is everything below the field well-formed? */
  isWhole(field: string): boolean {
    for (const path of this.#unclear) if (path === "" || path === field || path.startsWith(`${field}/`)) return false;
    return true;
  }
}
