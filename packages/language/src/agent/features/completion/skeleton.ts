import { resolveSpec } from "../../spec/describe.ts";
import type { ObjectSpec, Spec } from "../../spec/types.ts";
import { Tabs } from "./snippet.ts";

/** How a value is written: by indentation, or with brackets and (JSON) quotes everywhere. */
export interface Writing {
  readonly style: "block" | "flow";
  readonly json: boolean;
}

/** Names beyond the required ones that a new value should get, per object spec asked for. */
export type Wanted = readonly string[];

const step = "  ";

/** Writes values of specs as snippets: required fields, with examples and menus in the blanks. */
export class Skeleton {
  readonly #writing: Writing;
  readonly #tabs = new Tabs();

  constructor(writing: Writing) {
    this.#writing = writing;
  }

  /** `key: value`. `pad` is the indentation of the line relative to its own beginning. */
  entry(key: string, spec: Spec, pad: string, depth = 0): string {
    const name = this.#writing.json ? JSON.stringify(key) : key;
    return `${name}:${this.behindColon(spec, pad, depth)}`;
  }

  /** What stands behind a colon, its blank or line break included. */
  behindColon(from: Spec, pad: string, depth = 0): string {
    const spec = resolveSpec(from);
    if (this.#writing.style === "flow") return ` ${this.#flow(spec, pad, depth)}`;
    const deeper = pad + step;
    if (spec.kind === "object") return `\n${deeper}${this.fields(spec, deeper, [], depth + 1)}`;
    if (spec.kind === "list") return `\n${deeper}- ${this.element(spec.of, deeper, [], depth + 1)}`;
    if (spec.kind === "map")
      return `\n${deeper}${this.#tabs.blank("name")}:${this.behindColon(spec.of, deeper, depth + 1)}`;
    if (spec.kind === "text" && spec.role === "code") return ` |\n${this.#code(deeper)}`;
    return ` ${this.#scalar(spec)}`;
  }

  /** An element of a list, written where its dash (or bracket) stands already at `pad`. */
  element(from: Spec, pad: string, wanted: Wanted, depth = 0): string {
    const spec = resolveSpec(from);
    if (this.#writing.style === "flow") return this.#flow(spec, pad, depth, wanted);
    if (spec.kind === "object") return this.fields(spec, pad + step, wanted, depth);
    return this.#scalar(spec);
  }

  /** The entries that an object must have, one a line, the first without its indentation. */
  fields(spec: ObjectSpec, pad: string, wanted: Wanted, depth = 0): string {
    const names = fieldNames(spec, wanted, depth);
    if (names.length === 0) return this.#tabs.blank();
    const entries = names.map(name => this.entry(name, spec.fields[name] ?? spec, pad, depth));
    return entries.join(this.#writing.style === "flow" ? `,\n${pad}` : `\n${pad}`);
  }

  #flow(spec: ReturnType<typeof resolveSpec>, pad: string, depth: number, wanted: Wanted = []): string {
    const deeper = pad + step;
    if (spec.kind === "object") return `{\n${deeper}${this.fields(spec, deeper, wanted, depth + 1)}\n${pad}}`;
    if (spec.kind === "map") return `{\n${deeper}${this.#tabs.blank()}\n${pad}}`;
    if (spec.kind !== "list") return this.#scalar(spec);
    const of = resolveSpec(spec.of);
    if (of.kind !== "object") return `[${this.#scalar(of)}]`;
    return `[\n${deeper}${this.#flow(of, deeper, depth + 1)}\n${pad}]`;
  }

  #scalar(spec: ReturnType<typeof resolveSpec>): string {
    if (spec.kind === "boolean")
      return this.#tabs.choice(spec.default === true ? ["true", "false"] : ["false", "true"]);
    const told = spec.default ?? spec.examples?.[0];
    if (spec.kind === "number") return this.#tabs.blank(String(told ?? spec.min ?? spec.above ?? 0));
    const quote = this.#writing.json && spec.kind !== "any" ? '"' : "";
    if (spec.kind === "choice") {
      const values = Object.keys(spec.values);
      const first = typeof told === "string" ? [told, ...values.filter(value => value !== told)] : values;
      return quote + this.#tabs.choice(first) + quote;
    }
    if (told === undefined || spec.kind !== "text") return quote + this.#tabs.blank() + quote;
    const text = String(told);
    return quote ? quote + this.#tabs.blank(text) + quote : this.#tabs.blank(yamlText(text));
  }

  #code(pad: string): string {
    return `${pad}export default async (input) => {\n${pad}${step}return ${this.#tabs.blank("input")};\n${pad}\\};`;
  }
}

/** Required fields, then the wanted ones, in the order of the spec; deep inside only what is required. */
function fieldNames(spec: ObjectSpec, wanted: Wanted, depth: number): string[] {
  const asked = new Set([...(spec.required ?? []), ...(depth > 4 ? [] : wanted)]);
  if (spec.oneOf && !spec.oneOf.some(name => asked.has(name)))
    for (const name of spec.oneOf.slice(0, 1)) asked.add(name);
  return Object.keys(spec.fields).filter(name => asked.has(name));
}

/** A text as a YAML scalar: plain where that says the same, else in double quotes. */
export function yamlText(text: string): string {
  const plain = /^[A-Za-z0-9_./$][^\n\r\t]*$/.test(text) && !/: |:$| #|\s$/.test(text) && !resolves.test(text);
  return plain ? text : JSON.stringify(text);
}

/** What YAML would read as something else than a text. */
const resolves =
  /^(?:true|false|null|yes|no|on|off|~|[-+]?(?:\d[\d_]*)?\.?\d*(?:e[-+]?\d+)?|0x[\da-f]+|0o[0-7]+|\.(?:inf|nan))$/i;
