import type { Node, Piece, SectionItem, SourceDocument } from "../../syntax/index.ts";
import { anything } from "../spec/agent.ts";
import type { Spec } from "../spec/types.ts";
import { analysePart, type PartAnalysis } from "./analyse.ts";
import type { PartView } from "./part.ts";
import type { LocalProblem } from "./problem.ts";
import { scanSecrets } from "./secrets.ts";
import { itemName } from "./walk.ts";

/** Something of an item, with the item's index in its run. */
export interface OfItem<T> {
  readonly at: number;
  readonly of: T;
}

/** What was found in a run of items of one list; kept as long as the run is. */
export class Run {
  readonly section: string;
  /** Of items, empty ones too. */
  readonly length: number;
  /** The items in which there are problems. */
  readonly found: readonly OfItem<PartAnalysis>[];
  /** The items that use secrets. */
  readonly using: readonly OfItem<PartAnalysis>[];
  /** The items that have no value yet. */
  readonly empty: readonly OfItem<SectionItem>[];
  /** The items of which something can be concluded. */
  readonly clear: readonly OfItem<PartView>[];
  readonly #picked = new Map<object, { readonly given: unknown; readonly items: readonly Picking[] }>();
  readonly #texts = new Map<string, readonly OfItem<string>[]>();
  #secrets: ReadonlySet<string> | undefined;

  constructor(document: SourceDocument, section: string, of: Spec, items: readonly SectionItem[]) {
    this.section = section;
    this.length = items.length;
    const name = itemName(of, section);
    const found: OfItem<PartAnalysis>[] = [];
    const using: OfItem<PartAnalysis>[] = [];
    const empty: OfItem<SectionItem>[] = [];
    const clear: OfItem<PartView>[] = [];
    items.forEach((item, at) => {
      if (!item.node) {
        empty.push({ at, of: item });
        return;
      }
      // Of what the format knows nothing there is nothing to conclude, and there may be very much of it.
      if (of === anything && !holdsSecrets(document, section, item.piece, item.node)) return;
      const analysis = analysePart(document, section, name, of, item.piece, item.node);
      if (analysis.problems.length > 0) found.push({ at, of: analysis });
      if (analysis.secrets.length > 0) using.push({ at, of: analysis });
      if (analysis.view.isClear()) clear.push({ at, of: analysis.view });
    });
    this.found = found;
    this.using = using;
    this.empty = empty;
    this.clear = clear;
  }

  /** The clear items of which `judge` has something to say; asked again only for another `given`. */
  pick<T>(by: object, given: unknown, judge: (part: PartView) => T | undefined): readonly Picking<T>[] {
    const before = this.#picked.get(by);
    if (before && before.given === given) return before.items as readonly Picking<T>[];
    const items = this.clear.flatMap(({ at, of }) => {
      const value = judge(of);
      return value === undefined ? [] : [{ at, of, value }];
    });
    this.#picked.set(by, { given, items });
    return items;
  }

  /** The texts of a field, where it is one. */
  texts(field: string): readonly OfItem<string>[] {
    let texts = this.#texts.get(field);
    if (!texts) {
      texts = this.clear.flatMap(({ at, of }) => {
        const text = of.text(field);
        return text === undefined ? [] : [{ at, of: text }];
      });
      this.#texts.set(field, texts);
    }
    return texts;
  }

  /** The names of all secrets that are used. */
  get secrets(): ReadonlySet<string> {
    this.#secrets ??= new Set(this.using.flatMap(({ of }) => of.secrets.map(({ name }) => name)));
    return this.#secrets;
  }
}

function holdsSecrets(document: SourceDocument, section: string, piece: Piece, node: Node): boolean {
  const problems: LocalProblem[] = [];
  return scanSecrets(document, piece, node, section, problems).length > 0 || problems.length > 0;
}

interface Picking<T = unknown> extends OfItem<PartView> {
  readonly value: T;
}

const kept = new WeakMap<object, Run>();

/** Checks a run of items, or finds what was found before. `key`: the group or the node that holds just these items. */
export function runOf(
  document: SourceDocument,
  key: object,
  section: string,
  of: Spec,
  items: readonly SectionItem[],
): Run {
  const before = kept.get(key);
  if (before && before.section === section) return before;
  const run = new Run(document, section, of, items);
  kept.set(key, run);
  return run;
}
