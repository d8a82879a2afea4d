import type { CompletionItem, CompletionList, MarkupContent } from "vscode-languageserver-types";
import { describePath } from "../../spec/describe.ts";
import { elementDoc } from "./elements.ts";
import type { ItemData } from "./item.ts";
import { wholeFiles } from "./whole-file.ts";

/** What the client can do with a list. */
export interface ListWishes {
  /** It asks for the documentation of the item that somebody looks at. */
  readonly lazy: boolean;
  /** What may be said once for all items. */
  readonly defaults: ReadonlySet<string>;
  readonly commit: boolean;
  readonly labelDetails: boolean;
}

/** Items as a list, small: what they have in common is said once, and documentation is left for `resolveItem`. */
export function completionList(items: readonly CompletionItem[], can: ListWishes): CompletionList {
  const range = can.defaults.has("editRange") ? rangeOf(items[0]) : undefined;
  const format = can.defaults.has("insertTextFormat") ? items[0]?.insertTextFormat : undefined;
  const mode = can.defaults.has("insertTextMode") ? items[0]?.insertTextMode : undefined;
  const data: unknown = can.defaults.has("data") && can.lazy ? items[0]?.data : undefined;
  const shared = (a: unknown, b: unknown): boolean => a !== undefined && JSON.stringify(a) === JSON.stringify(b);
  const small = items.map(item => {
    const { textEdit, documentation, insertTextFormat, insertTextMode, data: own, labelDetails, ...rest } = item;
    const { commitCharacters, ...bare } = rest;
    const later = can.lazy && documentation !== undefined && own !== undefined;
    return {
      ...bare,
      ...(textEdit && (shared(range, rangeOf(item)) ? { textEditText: textEdit.newText } : { textEdit })),
      ...(documentation !== undefined && !later && { documentation }),
      ...(insertTextFormat !== format && { insertTextFormat }),
      ...(insertTextMode !== mode && { insertTextMode }),
      ...(can.lazy && own !== undefined && !shared(data, own) && { data: own }),
      ...(can.labelDetails && labelDetails && { labelDetails }),
      ...(can.commit && commitCharacters && { commitCharacters }),
    } as CompletionItem;
  });
  const itemDefaults = {
    ...(range && { editRange: range }),
    ...(format !== undefined && { insertTextFormat: format }),
    ...(mode !== undefined && { insertTextMode: mode }),
    ...(data !== undefined && { data }),
  };
  return { isIncomplete: false, ...(Object.keys(itemDefaults).length > 0 && { itemDefaults }), items: small };
}

function rangeOf(item: CompletionItem | undefined) {
  return item?.textEdit && "range" in item.textEdit ? item.textEdit.range : undefined;
}

/** The item with its documentation, found anew by where it was offered. */
export function resolveItem(item: CompletionItem): CompletionItem {
  const { slot, path } = (item.data ?? {}) as Partial<ItemData>;
  if (item.documentation !== undefined || slot === undefined || !Array.isArray(path)) return item;
  const doc = docOf({ slot, path }, item.label);
  const documentation: MarkupContent | undefined = doc === undefined ? undefined : { kind: "markdown", value: doc };
  return documentation ? { ...item, documentation } : item;
}

function docOf({ slot, path }: ItemData, label: string): string | undefined {
  const spec = describePath(path);
  if (path.length === 0 && slot === "value") return wholeFiles.find(whole => whole.label === label)?.doc;
  if (slot === "key") {
    if (spec?.kind === "map") return ownOf(spec.keys ?? {}, label);
    return spec?.kind === "object" ? ownOf(spec.fields, label)?.doc : undefined;
  }
  const value = slot === "item" && spec?.kind === "list" ? describePath([...path, 0]) : spec;
  const said = value?.kind === "choice" ? ownOf(value.values, label) : undefined;
  return said ?? elementDoc(slot === "item" ? path : path.slice(0, -1), label);
}

function ownOf<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
