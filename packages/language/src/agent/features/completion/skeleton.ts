import { resolveSpec } from "../../spec/describe.ts";
import type { ObjectSpec, Spec } from "../../spec/types.ts";
import type { ResolvedSpec } from "../describe-shape.ts";
import { Tabs } from "./snippet.ts";

/** How a value is written: by indentation, or with brackets and (JSON) quotes everywhere. */
export interface Writing {
  readonly style: "block" | "flow";
  readonly json: boolean;
}

/** What a snippet should hold beyond what is required. */
export interface Wishes {
  /** Fields of the outermost value. */
  readonly fields?: readonly string[];
  /** Fields of the elements of a list, by the list's name. */
  readonly elements?: Readonly<Record<string, readonly string[]>>;
  /** What stands in a blank at first, by the field's name. */
  readonly told?: Readonly<Record<string, string>>;
}

const step = "  ";
const code = ["export default async (input) => {", "  return input;", "};"];

/** Writes values of specs as snippets: required fields, with examples and menus in the blanks. */
export class Skeleton {
  readonly #writing: Writing;
  readonly #wishes: Wishes;
  readonly #tabs = new Tabs();

  constructor(writing: Writing, wishes: Wishes = {}) {
    this.#writing = writing;
    this.#wishes = wishes;
  }

  /** `key: value`. `pad` is the indentation of deeper lines relative to the line on which it is written. */
  entry(key: string, spec: Spec, pad: string): string {
    const field = resolveSpec(spec);
    // A text of which nothing is known is left empty: here the user is about to write it.
    return this.#entry(key, field, pad, field.kind === "text" ? "" : key);
  }

  #entry(key: string, spec: ResolvedSpec, pad: string, filler = key): string {
    return `${this.#writing.json ? JSON.stringify(key) : key}:${this.#behindColon(key, spec, pad, filler)}`;
  }

  /** An element of a list whose dash (or bracket) stands already at `pad`. */
  element(spec: ResolvedSpec, pad: string): string {
    return this.#element("", spec, pad, this.#wishes.fields);
  }

  /** The entries that an object must have, one a line, the first without its indentation. */
  fields(spec: ObjectSpec, pad: string, wanted: readonly string[] = this.#wishes.fields ?? []): string {
    const names = fieldNames(spec, wanted);
    if (names.length === 0) return this.#tabs.blank();
    const entries = names.map(name => this.#entry(name, resolveSpec(spec.fields[name] ?? spec), pad));
    return entries.join(this.#writing.style === "flow" ? `,\n${pad}` : `\n${pad}`);
  }

  #behindColon(key: string, spec: ResolvedSpec, pad: string, filler: string): string {
    if (this.#writing.style === "flow") return ` ${this.#flow(key, spec, pad, [], filler)}`;
    const deeper = pad + step;
    if (spec.kind === "object") return `\n${deeper}${this.fields(spec, deeper, [])}`;
    if (spec.kind === "map")
      return `\n${deeper}${this.#tabs.blank("name")}:${this.#behindColon("", resolveSpec(spec.of), deeper, "")}`;
    if (spec.kind === "list") {
      return `\n${deeper}- ${this.#element(key, resolveSpec(spec.of), deeper, this.#wishes.elements?.[key])}`;
    }
    if (spec.kind !== "text" || spec.role !== "code") return ` ${this.#scalar(key, spec, filler)}`;
    return ` |\n${code.map(line => deeper + line.replace("}", "\\}")).join("\n")}`;
  }

  #element(key: string, spec: ResolvedSpec, pad: string, wanted: readonly string[] = []): string {
    if (this.#writing.style === "flow") return this.#flow(key, spec, pad, wanted);
    return spec.kind === "object" ? this.fields(spec, pad + step, wanted) : this.#scalar("", spec);
  }

  #flow(key: string, spec: ResolvedSpec, pad: string, wanted: readonly string[], filler = key): string {
    const deeper = pad + step;
    if (spec.kind === "object") return `{\n${deeper}${this.fields(spec, deeper, wanted)}\n${pad}\\}`;
    if (spec.kind === "map") return `{\n${deeper}${this.#tabs.blank()}\n${pad}\\}`;
    if (spec.kind !== "list") return this.#scalar(key, spec, filler);
    const of = resolveSpec(spec.of);
    if (of.kind !== "object") return `[${this.#scalar("", of)}]`;
    return `[\n${deeper}${this.#flow("", of, deeper, this.#wishes.elements?.[key] ?? [])}\n${pad}]`;
  }

  #scalar(key: string, spec: ResolvedSpec, filler = key): string {
    if (spec.kind === "boolean")
      return this.#tabs.choice(spec.default === true ? ["true", "false"] : ["false", "true"]);
    const told = this.#wishes.told?.[key] ?? spec.default ?? spec.examples?.[0];
    if (spec.kind === "number") return this.#tabs.blank(String(told ?? spec.min ?? spec.above ?? 0));
    const quote = this.#writing.json && spec.kind !== "any" ? '"' : "";
    if (spec.kind === "choice") {
      const values = Object.keys(spec.values);
      const first = typeof told === "string" ? [told, ...values.filter(value => value !== told)] : values;
      return quote + this.#tabs.choice(first) + quote;
    }
    if (spec.kind !== "text") return this.#tabs.blank();
    const text = spec.role === "code" ? code.join(" ").replace(/ +/g, " ") : String(told ?? filler);
    return quote ? quote + this.#tabs.blank(text) + quote : this.#tabs.blank(yamlText(text));
  }
}

/** Required fields and the wanted ones, in the order of the spec. */
function fieldNames(spec: ObjectSpec, wanted: readonly string[]): string[] {
  const asked = new Set([...(spec.required ?? []), ...wanted]);
  const [first] = spec.oneOf ?? [];
  if (first !== undefined && !spec.oneOf?.some(name => asked.has(name))) asked.add(first);
  return Object.keys(spec.fields).filter(name => asked.has(name));
}

/** A text as a YAML scalar: plain where that says the same, else in double quotes. */
export function yamlText(text: string): string {
  if (text === "") return "";
  const plain = /^[A-Za-z0-9_./$][^\n\r\t]*$/.test(text) && !/: |:$| #|\s$/.test(text) && !resolves.test(text);
  return plain ? text : JSON.stringify(text);
}

/** What YAML would read as something else than a text. */
const resolves =
  /^(?:true|false|null|yes|no|on|off|~|[-+]?(?:\d[\d_]*)?\.?\d*(?:e[-+]?\d+)?|0x[\da-f]+|0o[0-7]+|\.(?:inf|nan))$/i;
