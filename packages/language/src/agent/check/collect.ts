import type { Path, PieceGroup, Section, SectionItem, SourceDocument } from "../../syntax/index.ts";
import { locate, problemsOf, tallyOf } from "../../syntax/index.ts";
import { nothingKnown, type Outside } from "../outside.ts";
import { agentRules } from "../rules/index.ts";
import type { Place, RelatedPath } from "../rules/rule.ts";
import { agentFormat, agentSpec, anything } from "../spec/agent.ts";
import type { Spec } from "../spec/types.ts";
import { analysePart, type PartAnalysis } from "./analyse.ts";
import { believable } from "./believable.ts";
import { nearest } from "./nearest.ts";
import { notableSections } from "./notable.ts";
import { PartView } from "./part.ts";
import { placeInDocument } from "./place.ts";
import type { Args, Problem, RelatedSpan } from "./problem.ts";
import { type Run, runOf } from "./run.ts";
import { isSerious, syntaxCodes } from "./syntax-problems.ts";
import { keysInText } from "./text-keys.ts";
import type { AgentView, ItemView, Picked, SecretPlace } from "./view.ts";

/** What can be known of a config: the view that rules and fixes get, and every problem, in no order. */
export interface Collected {
  readonly view: AgentView;
  readonly problems: readonly Problem[];
}

/**
 * Runs everything that checks over a text. What was found in parts that did not change is taken as it was; what was
 * asked of `outside` too, as long as the `epoch` is the same one.
 */
export function collect(document: SourceDocument, outside: Outside, fileName?: string, epoch?: unknown): Collected {
  const collector = new Collector(document, outside, fileName, epochOf(outside, epoch));
  const newer = collector.newerFormat();
  if (newer) return { view: collector, problems: [newer] };
  collector.syntax();
  if (!document.notAMap) collector.sections();
  collector.across();
  const keys = keysInText(document);
  return { view: collector, problems: believable(document, collector.problems.concat(keys)) };
}

const epochs = new WeakMap<Outside, { readonly of: unknown; readonly epoch: object }>();

/** One object for each pair of an outside and an epoch; a new one each time where no epoch is given. */
function epochOf(outside: Outside, of: unknown): object {
  if (outside === nothingKnown) return nothingKnown;
  const known = epochs.get(outside);
  if (known && of !== undefined && known.of === of) return known.epoch;
  const epoch = {};
  if (of !== undefined) epochs.set(outside, { of, epoch });
  return epoch;
}

/** For so many unknown sections a known one is suggested. */
const mostSuggestions = 100;

/** A run of items, and the index of its first in the whole list. */
interface PlacedRun {
  readonly run: Run;
  readonly first: number;
}

class Collector implements AgentView {
  readonly document: SourceDocument;
  readonly outside: Outside;
  readonly fileName: string | undefined;
  readonly epoch: object;
  readonly problems: Problem[] = [];
  readonly #parts = new Map<string, PartView>();
  readonly #runs = new Map<string, readonly PlacedRun[]>();
  readonly #items = new Map<string, readonly ItemView[]>();
  readonly #using: { readonly path: Path; readonly analysis: PartAnalysis }[] = [];
  readonly #misspelt = new Set<string>();
  readonly #notable: readonly Section[];
  readonly #present: ReadonlySet<string>;
  readonly #broken: boolean;
  #secretsInUse: ReadonlySet<string> | undefined;
  #unknowns = 0;

  constructor(document: SourceDocument, outside: Outside, fileName: string | undefined, epoch: object) {
    this.document = document;
    this.outside = outside;
    this.epoch = epoch;
    this.fileName = fileName?.replace(/^.*[\\/]/, "");
    this.#broken = document.notAMap !== null || document.groups.some(isBroken);
    this.#notable = notableSections(document, section => this.#analyse(section, anything));
    this.#present = new Set(this.#notable.map(({ name }) => name));
  }

  section(name: string): PartView {
    return this.#parts.get(name) ?? nothing(name);
  }

  items(name: string): readonly ItemView[] {
    let items = this.#items.get(name);
    if (!items) {
      items = this.#placed(name).flatMap(({ run, first }) =>
        run.clear.map(({ at, of }) => ({ index: first + at, part: of })),
      );
      this.#items.set(name, items);
    }
    return items;
  }

  pick<T>(section: string, by: object, given: unknown, judge: (part: PartView) => T | undefined): readonly Picked<T>[] {
    const picked: Picked<T>[] = [];
    for (const { run, first } of this.#placed(section)) {
      for (const { at, of, value } of run.pick(by, given, judge)) picked.push({ index: first + at, part: of, value });
    }
    return picked;
  }

  sharing(section: string, field: string): readonly ItemView[] {
    const placed = this.#placed(section);
    const tally = tallyOf<Run>(this.document, `${section} ${field}`, run => run.texts(field).map(({ of }) => of));
    const repeated = tally.repeated(placed.map(({ run }) => run));
    if (repeated.size === 0) return [];
    const shared: ItemView[] = [];
    for (const { run, first } of placed) {
      const names = run.texts(field);
      if (!names.some(({ of }) => repeated.has(of))) continue;
      const views = new Map(run.clear.map(({ at, of }) => [at, of]));
      for (const { at, of } of names) {
        const part = repeated.has(of) ? views.get(at) : undefined;
        if (part) shared.push({ index: first + at, part });
      }
    }
    return shared;
  }

  get secrets(): readonly SecretPlace[] {
    return this.secretsBeside([]);
  }

  secretsBeside(known: readonly string[]): readonly SecretPlace[] {
    const names = new Set(known);
    const isOther = (name: string) => !names.has(name);
    const places: SecretPlace[] = [];
    const add = (path: Path, { view, secrets }: PartAnalysis) => {
      const by = view.piece.start;
      for (const { name, path: below, start, end } of secrets) {
        if (isOther(name)) places.push({ name, path: [...path, ...below], start: start + by, end: end + by });
      }
    };
    for (const { path, analysis } of this.#using) add(path, analysis);
    for (const [section, placed] of this.#runs) {
      for (const { run, first } of placed) {
        if (run.using.length === 0 || ![...run.secrets].some(isOther)) continue;
        for (const { at, of } of run.using) add([section, first + at], of);
      }
    }
    return places;
  }

  secretsInUse(): ReadonlySet<string> {
    if (!this.#secretsInUse) {
      const names = new Set<string>();
      for (const { path, analysis } of this.#using) {
        if (path[0] !== "apiKeys") for (const { name } of analysis.secrets) names.add(name);
      }
      for (const [section, placed] of this.#runs) {
        if (section !== "apiKeys") for (const { run } of placed) for (const name of run.secrets) names.add(name);
      }
      this.#secretsInUse = names;
    }
    return this.#secretsInUse;
  }

  lacks(name: string): boolean {
    return !this.#broken && !this.#misspelt.has(name) && !this.#present.has(name);
  }

  newerFormat(): Problem | undefined {
    const section = this.#notable.find(({ name }) => name === "format");
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
    const present = this.#present;
    for (const section of this.#notable) {
      const spec = Object.hasOwn(fields, section.name) ? fields[section.name] : undefined;
      this.#section(section, spec ?? anything);
      if (!spec) this.#unknown(section, present);
    }
    const first = firstSection(this.document);
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
    // A text of hundreds of unknown keys is not one of ours with mistakes.
    const suggestion = this.#unknowns++ < mostSuggestions ? nearest(name, free) : undefined;
    if (suggestion) this.#misspelt.add(suggestion);
    const template = suggestion
      ? "There is no section `{field}`. Did you mean `{suggestion}`?"
      : "There is no section `{field}`; names of your own begin with `x-`.";
    const args: Args = suggestion ? { field: name, suggestion } : { field: name };
    this.problems.push({ code: "AW118", ...keySpan(section), path: [name], template, args });
  }

  #section(section: Section, spec: Spec): void {
    const { name } = section;
    const isList = spec.kind === "list" || spec === anything;
    if (isList && (section.groups.length > 0 || section.value?.node.kind === "seq")) {
      this.#list(section, spec.kind === "list" ? spec.of : anything);
    } else if (section.value) {
      const analysis = this.#analyse(section, spec);
      if (!analysis) return;
      this.#take(section, [name], analysis);
      if (analysis.secrets.length > 0) this.#using.push({ path: [name], analysis });
      if (analysis.view.isClear()) this.#parts.set(name, analysis.view);
    } else if (section.groups.length > 0) {
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

  #list(section: Section, of: Spec): void {
    const { name, value } = section;
    const placed: PlacedRun[] = [];
    let first = 0;
    const add = (key: object, items: readonly SectionItem[]) => {
      const run = runOf(this.document, key, name, of, items);
      placed.push({ run, first });
      for (const { at, of: analysis } of run.found) this.#take(section, [name, first + at], analysis);
      if (of !== anything) for (const { at, of: item } of run.empty) this.#empty(name, first + at, item);
      first += run.length;
    };
    if (value) add(value.node, section.items ?? []);
    else for (const group of section.groups) add(group, group.items);
    this.#runs.set(name, placed);
  }

  #empty(name: string, index: number, item: SectionItem): void {
    const start = item.piece.start + item.start;
    const template = "This element of `{field}` has no value yet.";
    const path = [name, index];
    this.problems.push({ code: "AW117", start, end: start + 1, path, template, args: { field: name }, absence: true });
  }

  #analyse({ name, value }: Section, spec: Spec): PartAnalysis | undefined {
    return value ? analysePart(this.document, name, name, spec, value.piece, value.node) : undefined;
  }

  #placed(section: string): readonly PlacedRun[] {
    return this.#runs.get(section) ?? [];
  }

  #take(section: Section, path: Path, { view, problems }: PartAnalysis): void {
    const by = view.piece.start;
    const key = keySpan(section);
    for (const problem of problems) {
      const span = problem.start < 0 ? key : { start: problem.start + by, end: problem.end + by };
      const related = problem.related?.map(one => ({ ...one, start: one.start + by, end: one.end + by }));
      this.problems.push({ ...problem, ...span, path: [...path, ...problem.path], ...(related && { related }) });
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

const noPiece = { start: 0, length: 0, text: "", problems: [] };

function nothing(name: string): PartView {
  return new PartView(name, noPiece, null, new Set());
}

function isBroken(group: PieceGroup): boolean {
  return group.troubled && group.pieces.some(piece => piece.problems.some(isSerious));
}

function firstSection(document: SourceDocument): Section | undefined {
  for (let i = 0; i < document.groups.length; i++) {
    const [first] = document.sectionsIn(i);
    if (first) return first;
  }
  return undefined;
}

function keySpan({ key }: Section): { readonly start: number; readonly end: number } {
  return { start: key.piece.start + key.node.start, end: key.piece.start + key.node.end };
}
