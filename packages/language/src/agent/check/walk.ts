import type { AliasNode, Entry, MapNode, Node, Path, ScalarNode, SeqNode } from "../../syntax/index.ts";
import { keyName } from "../../syntax/index.ts";
import { resolveSpec } from "../spec/describe.ts";
import type { ListSpec, MapSpec, ObjectSpec, Spec } from "../spec/types.ts";
import { nearest } from "./nearest.ts";
import type { Args, LocalProblem, Span } from "./problem.ts";
import { checkScalar, kindOf } from "./scalars.ts";

/** What a walk over one tree found. Offsets are those of the nodes. */
export interface Walked {
  readonly problems: LocalProblem[];
  /** Paths (joined by `/`) of which it is not clear what was meant; nothing may be concluded from them. */
  readonly unclear: Set<string>;
}

/** Aliases can stand for aliases, and so multiply without end: more than these are not followed in one part. */
const mostAliases = 1000;

/** The place to point at when something is missing: the section's key, which the caller knows. */
export const sectionKey: Span = { start: -1, end: -1 };

/** Compares a tree with its spec. `anchor` is the key that holds it, `name` what sentences call it. */
export function walk(spec: Spec, node: Node | null, anchor: Span, name: string): Walked {
  const walker = new Walker();
  walker.value(spec, node, [], anchor, name);
  return walker;
}

class Walker implements Walked {
  readonly problems: LocalProblem[] = [];
  readonly unclear = new Set<string>();
  /** The alias that is being followed: what is wrong in what it stands for is said at the alias. */
  #alias: Node | null = null;
  #followed = 0;

  value(given: Spec, node: Node | null, path: Path, anchor: Span, name: string): void {
    if (!node) {
      this.#say("AW117", anchor, path, "`{field}` has no value yet.", { field: name }, true);
      return;
    }
    const spec = resolveSpec(given);
    if (node.kind === "alias") {
      this.#follow(spec, node, path, anchor, name);
      return;
    }
    if (spec.kind === "any") return;
    if (spec.kind === "list") this.#list(spec, node, path, name);
    else if (spec.kind === "object") this.#object(spec, node, path, anchor, name);
    else if (spec.kind === "map") this.#map(spec, node, path, name);
    else {
      const problem = checkScalar(spec, node, name);
      if (problem) this.#say(problem.code, node, path, problem.template, problem.args, problem.unclear);
    }
  }

  #list(spec: ListSpec, node: Node, path: Path, name: string): void {
    if (node.kind !== "seq") {
      this.#wrongType(node, path, name, "a list");
      return;
    }
    const { items } = node;
    if (spec.min !== undefined && items.length < spec.min) {
      this.#say("AW123", node, path, "`{field}` needs at least {min}.", { field: name, min: spec.min }, true);
    }
    const extra = spec.max === undefined ? null : items[spec.max];
    if (spec.max !== undefined && items.length > spec.max) {
      const args = { field: name, max: spec.max, count: items.length };
      const at = [...path, spec.max];
      this.#say("AW123", extra ?? node, at, "`{field}` holds {count}, but may hold only {max}.", args, false);
    }
    if (spec.unique) this.#unique(node, path, name, spec.max ?? items.length);
    items.forEach((item, index) => {
      this.value(spec.of, item, [...path, index], item ?? node, itemName(spec.of, name));
    });
  }

  #unique(node: SeqNode, path: Path, name: string, upTo: number): void {
    const seen = new Set<unknown>();
    node.items.slice(0, upTo).forEach((item, index) => {
      if (item?.kind !== "scalar" || item.value === null) return;
      if (seen.has(item.value)) {
        const args = { field: name, value: String(item.value) };
        this.#say("AW124", item, [...path, index], "`{value}` stands twice in `{field}`.", args, false);
      }
      seen.add(item.value);
    });
  }

  #object(spec: ObjectSpec, node: Node, path: Path, anchor: Span, name: string): void {
    if (node.kind !== "map") {
      this.#wrongType(node, path, name, "a map of fields");
      return;
    }
    const present = new Set<string>();
    const misspelt = new Set<string>();
    const keys = node.entries.map(entry => keyName(entry.key));
    node.entries.forEach((entry, i) => {
      const key = keys[i] ?? "";
      if (keys.includes(key, i + 1) || mergedMaps(entry)) return;
      const field = Object.hasOwn(spec.fields, key) ? spec.fields[key] : undefined;
      if (field) this.#field(field, entry, key, path, present);
      else if (!key.startsWith("x-")) this.#unknown(spec, entry, keys, path, name, misspelt);
    });
    this.#merged(spec, node, new Set(keys), path, name, present, misspelt);
    const place = isItem(name) ? (node.entries[0]?.key ?? node) : anchor;
    for (const field of spec.required ?? []) {
      if (present.has(field) || misspelt.has(field)) continue;
      const args = { field, parent: called(name) };
      this.#say("AW117", place, [...path, field], "`{field}` is missing in {parent}.", args, true);
    }
    this.#oneOf(spec, node, path, place, name, present, misspelt);
  }

  #field(field: Spec, entry: Entry, key: string, path: Path, present: Set<string>): void {
    present.add(key);
    this.value(field, entry.value, [...path, key], entry.key, key);
  }

  /** Fields that a merge key (`<<`) brings; what is wrong in them is said at the alias. */
  #merged(
    spec: ObjectSpec,
    node: MapNode,
    known: Set<string>,
    path: Path,
    name: string,
    present: Set<string>,
    misspelt: Set<string>,
  ): void {
    for (const entry of node.entries) {
      const outer = this.#alias;
      for (const map of mergedMaps(entry) ?? []) {
        if (++this.#followed > mostAliases) {
          this.unclear.add(path.join("/"));
          return;
        }
        this.#alias = outer ?? entry.value;
        for (const brought of map.entries) {
          const key = keyName(brought.key);
          if (known.has(key) || mergedMaps(brought)) continue;
          known.add(key);
          const field = Object.hasOwn(spec.fields, key) ? spec.fields[key] : undefined;
          if (field) this.#field(field, brought, key, path, present);
          else if (!key.startsWith("x-")) this.#unknown(spec, brought, [...known], path, name, misspelt);
        }
        this.#merged(spec, map, known, path, name, present, misspelt);
        this.#alias = outer;
      }
    }
  }

  #unknown(
    spec: ObjectSpec,
    entry: Entry,
    keys: readonly string[],
    path: Path,
    name: string,
    misspelt: Set<string>,
  ): void {
    const key = keyName(entry.key);
    const free = Object.keys(spec.fields).filter(field => !keys.includes(field));
    const suggestion = nearest(key, free);
    const args: Record<string, string> = { field: key, parent: called(name) };
    if (suggestion) {
      misspelt.add(suggestion);
      this.unclear.add([...path, suggestion].join("/"));
      args.suggestion = suggestion;
    }
    const template = suggestion
      ? "There is no field `{field}` in {parent}. Did you mean `{suggestion}`?"
      : "There is no field `{field}` in {parent}; names of your own begin with `x-`.";
    this.#say("AW118", entry.key, [...path, key], template, args, false);
  }

  #oneOf(
    spec: ObjectSpec,
    node: MapNode,
    path: Path,
    place: Span,
    name: string,
    present: ReadonlySet<string>,
    misspelt: ReadonlySet<string>,
  ): void {
    if (!spec.oneOf) return;
    const given = spec.oneOf.filter(field => present.has(field));
    const choices = spec.oneOf.map(field => `\`${field}\``).join(", ");
    if (given.length === 0 && !spec.oneOf.some(field => misspelt.has(field))) {
      this.#say(
        "AW135",
        place,
        path,
        "One of {choices} is missing in {parent}.",
        { parent: called(name), choices },
        true,
      );
    }
    const second = node.entries.filter(entry => given.includes(keyName(entry.key)))[1];
    if (given.length < 2 || !second) return;
    const field = keyName(second.key);
    const args = { parent: called(name), field, choices, other: given.find(other => other !== field) ?? "" };
    const template = "Only one of {choices} may be in {parent}, but here are `{other}` and `{field}`.";
    this.#say("AW135", second.key, [...path, field], template, args, false);
    for (const both of given) this.unclear.add([...path, both].join("/"));
  }

  #map(spec: MapSpec, node: Node, path: Path, name: string): void {
    if (node.kind !== "map") {
      this.#wrongType(node, path, name, "a map of names");
      return;
    }
    const counts = new Map(node.entries.map(entry => [keyName(entry.key), entry]));
    for (const [key, entry] of counts) {
      if (!key.startsWith("x-")) this.value(spec.of, entry.value, [...path, key], entry.key, key);
    }
  }

  #wrongType(node: Node, path: Path, name: string, wanted: string): void {
    const args = { field: called(name), wanted, found: kindOf(node) };
    this.#say("AW119", node, path, "{field} must be {wanted}, but this is {found}.", args, true);
  }

  #say(code: string, at: Span | ScalarNode, path: Path, template: string, args: Args, unclear: boolean): void {
    const place = this.#alias ?? at;
    const absence = code === "AW117" || (code === "AW135" && !("field" in args));
    this.problems.push({ code, start: place.start, end: place.end, path, template, args, ...(absence && { absence }) });
    if (unclear) this.unclear.add(path.join("/"));
  }

  #follow(spec: Spec, alias: AliasNode, path: Path, anchor: Span, name: string): void {
    this.#followed++;
    if (!alias.target || this.#followed > mostAliases) {
      this.unclear.add(path.join("/"));
      return;
    }
    const outer = this.#alias;
    this.#alias ??= alias;
    this.value(spec, alias.target, path, anchor, name);
    this.#alias = outer;
  }
}

/** The maps that a merge key names; undefined where the entry is none, or names something else. */
function mergedMaps({ key, value }: Entry): readonly MapNode[] | undefined {
  if (key.value !== "<<" || key.style !== "plain") return undefined;
  const node = value?.kind === "alias" ? value.target : value;
  const maps = (node?.kind === "seq" ? node.items : [node]).map(item => (item?.kind === "alias" ? item.target : item));
  return maps.every(item => item?.kind === "map") ? maps : undefined;
}

/** What an element of a list is called: `tools` holds "this tool", `traits` only traits. */
export function itemName(of: Spec, name: string): string {
  return resolveSpec(of).kind === "object" ? `this ${name.replace(/s$/, "")}` : name;
}

/** Elements have no key of their own to point at. */
function isItem(name: string): boolean {
  return name.startsWith("this ");
}

function called(name: string): string {
  return isItem(name) ? name : `\`${name}\``;
}
