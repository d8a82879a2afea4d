import type { Section, SourceDocument } from "../../syntax/index.ts";
import { locate, problemsOf } from "../../syntax/index.ts";
import type { Outside } from "../outside.ts";
import { agentRules } from "../rules/index.ts";
import type { Place, RelatedPath } from "../rules/rule.ts";
import { agentFormat, agentSpec } from "../spec/agent.ts";
import type { Spec } from "../spec/types.ts";
import { analysePart, type PartAnalysis } from "./analyse.ts";
import { believable } from "./believable.ts";
import { nearest } from "./nearest.ts";
import { PartView } from "./part.ts";
import { placeInDocument } from "./place.ts";
import type { Args, Problem, RelatedSpan } from "./problem.ts";
import { isSerious, syntaxCodes } from "./syntax-problems.ts";
import { keysInText } from "./text-keys.ts";
import type { AgentView, ItemView, SecretPlace } from "./view.ts";
import { itemName } from "./walk.ts";

/** What can be known of a config: the view that rules and fixes get, and every problem, in no order. */
export interface Collected {
  readonly view: AgentView;
  readonly problems: readonly Problem[];
}

/** Runs everything that checks over a text. What was found in parts that did not change is taken as it was. */
export function collect(document: SourceDocument, outside: Outside, fileName?: string): Collected {
  const collector = new Collector(document, outside, fileName);
  const newer = collector.newerFormat();
  if (newer) return { view: collector, problems: [newer] };
  collector.syntax();
  if (!document.notAMap) collector.sections();
  collector.across();
  const keys = keysInText(document);
  return { view: collector, problems: believable(document, [...collector.problems, ...keys]) };
}

class Collector implements AgentView {
  readonly document: SourceDocument;
  readonly outside: Outside;
  readonly fileName: string | undefined;
  readonly problems: Problem[] = [];
  readonly secrets: SecretPlace[] = [];
  readonly #parts = new Map<string, PartView>();
  readonly #items = new Map<string, ItemView[]>();
  readonly #misspelt = new Set<string>();
  readonly #broken: boolean;

  constructor(document: SourceDocument, outside: Outside, fileName: string | undefined) {
    this.document = document;
    this.outside = outside;
    this.fileName = fileName?.replace(/^.*[\\/]/, "");
    this.#broken = document.pieces.some(piece => piece.problems.some(isSerious)) || document.notAMap !== null;
  }

  section(name: string): PartView {
    return this.#parts.get(name) ?? nothing(name);
  }

  items(name: string): readonly ItemView[] {
    return this.#items.get(name) ?? [];
  }

  lacks(name: string): boolean {
    if (this.#broken || this.#misspelt.has(name)) return false;
    return !this.document.sections.some(section => section.name === name);
  }

  newerFormat(): Problem | undefined {
    const section = this.document.sections.findLast(({ name }) => name === "format");
    const node = section?.value?.node;
    if (!section?.value || node?.kind !== "scalar") return undefined;
    if (typeof node.value !== "number" || !Number.isInteger(node.value) || node.value <= agentFormat) return undefined;
    const { start } = section.value.piece;
    const template =
      "This file has the format {format}, but this version of Agentwright knows formats up to {known}. Update it.";
    const args = { format: node.value, known: agentFormat };
    return { code: "AW116", start: start + node.start, end: start + node.end, path: ["format"], template, args };
  }

  syntax(): void {
    for (const { kind, start, end, message } of problemsOf(this.document)) {
      this.problems.push({ code: syntaxCodes[kind], start, end, path: [], template: message, args: {} });
    }
    const whole = this.document.notAMap;
    if (!whole || (this.#broken && this.problems.length > 0)) return;
    const template = "A config is a map of sections; begin with `identity:`.";
    this.problems.push({ code: "AW115", start: whole.start, end: whole.end, path: [], template, args: {} });
  }

  sections(): void {
    const fields: Readonly<Record<string, Spec>> = agentSpec.fields;
    const present = new Set(this.document.sections.map(({ name }) => name));
    const counts = new Map(this.document.sections.map(section => [section.name, section]));
    for (const section of counts.values()) {
      const spec = Object.hasOwn(fields, section.name) ? fields[section.name] : undefined;
      this.#section(section, spec ?? anything);
      if (!spec) this.#unknown(section, present);
    }
    const first = this.document.sections[0];
    for (const field of agentSpec.required) {
      if (present.has(field) || this.#misspelt.has(field)) continue;
      const { start, end } = first ? keySpan(first) : { start: 0, end: 0 };
      const template = "The section `{field}` is missing.";
      this.problems.push({ code: "AW117", start, end, path: [field], template, args: { field }, absence: true });
    }
  }

  across(): void {
    for (const rule of agentRules) {
      rule.check(this, (place, template, args = {}, related = []) => {
        const span = place.span ?? this.#span(place);
        if (!span) return;
        const spans = related.flatMap(one => this.#related(one));
        this.problems.push({
          code: rule.code,
          start: span.start,
          end: span.end,
          path: place.path,
          template,
          args,
          ...(spans.length > 0 && { related: spans }),
          ...(place.absence && { absence: true }),
        });
      });
    }
  }

  #unknown(section: Section, present: ReadonlySet<string>): void {
    const { name } = section;
    if (name.startsWith("x-")) return;
    const free = Object.keys(agentSpec.fields).filter(field => !present.has(field));
    const suggestion = nearest(name, free);
    if (suggestion) this.#misspelt.add(suggestion);
    const template = suggestion
      ? "There is no section `{field}`. Did you mean `{suggestion}`?"
      : "There is no section `{field}`; names of your own begin with `x-`.";
    const args: Args = suggestion ? { field: name, suggestion } : { field: name };
    this.problems.push({ code: "AW118", ...keySpan(section), path: [name], template, args });
  }

  #section(section: Section, spec: Spec): void {
    const { name } = section;
    const of = spec.kind === "list" ? spec.of : anything;
    if ((spec.kind === "list" || spec === anything) && section.items) {
      this.#items.set(name, []);
      section.items.forEach((item, index) => {
        if (item.node) {
          const analysis = analysePart(this.document, name, itemName(of, name), of, item.piece, item.node);
          this.#take(section, [name, index], analysis);
          if (analysis.view.isClear()) this.#items.get(name)?.push({ index, part: analysis.view });
        } else if (spec !== anything) {
          const start = item.piece.start + item.start;
          const template = "This element of `{field}` has no value yet.";
          const args = { field: name };
          this.problems.push({
            code: "AW117",
            start,
            end: start + 1,
            path: [name, index],
            template,
            args,
            absence: true,
          });
        }
      });
    } else if (section.value) {
      const { piece, node } = section.value;
      const analysis = analysePart(this.document, name, name, spec, piece, node);
      this.#take(section, [name], analysis);
      if (analysis.view.isClear()) this.#parts.set(name, analysis.view);
    } else if (section.items) {
      const span = locate(this.document, [name], "value") ?? keySpan(section);
      const template = "`{field}` must be {wanted}, but this is a list.";
      const args = { field: name, wanted: wanted[spec.kind] ?? "something else" };
      this.problems.push({ code: "AW119", ...span, path: [name], template, args });
    } else if (spec !== anything) {
      const span = keySpan(section);
      const template = "`{field}` has no value yet.";
      this.problems.push({ code: "AW117", ...span, path: [name], template, args: { field: name }, absence: true });
    }
  }

  #take(section: Section, path: readonly (string | number)[], { view, problems, secrets }: PartAnalysis): void {
    const by = view.piece.start;
    const key = keySpan(section);
    for (const problem of problems) {
      const span = problem.start < 0 ? key : { start: problem.start + by, end: problem.end + by };
      const related = problem.related?.map(one => ({ ...one, start: one.start + by, end: one.end + by }));
      this.problems.push({ ...problem, ...span, path: [...path, ...problem.path], ...(related && { related }) });
    }
    for (const use of secrets) {
      this.secrets.push({ name: use.name, path: [...path, ...use.path], start: use.start + by, end: use.end + by });
    }
  }

  #span(place: Place) {
    return placeInDocument(this.document, place.path, place.part ?? "value", place.inside);
  }

  #related({ path, part, message }: RelatedPath): readonly RelatedSpan[] {
    const span = placeInDocument(this.document, path, part ?? "value");
    return span ? [{ start: span.start, end: span.end, message }] : [];
  }
}

const wanted: Readonly<Record<string, string>> = {
  object: "a map of fields",
  map: "a map of names",
  text: "a text",
  number: "a number",
};

/** Sections that the format does not know hold what they like, but no keys. */
const anything: Spec = { kind: "any", doc: "" };

const noPiece = { start: 0, length: 0, problems: [] };

function nothing(name: string): PartView {
  return new PartView(name, noPiece, null, new Set());
}

function keySpan({ key }: Section): { readonly start: number; readonly end: number } {
  return { start: key.piece.start + key.node.start, end: key.piece.start + key.node.end };
}
