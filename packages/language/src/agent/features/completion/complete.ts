import type { CompletionItem } from "vscode-languageserver-types";
import { describePath } from "../../spec/describe.ts";
import type { FeatureContext, FeatureDocument } from "../context.ts";
import { type Place, placesAt } from "../place/index.ts";
import { offerElements } from "./elements.ts";
import { type Asked, type Offer, toItem } from "./item.ts";
import { offerKeys } from "./keys.ts";
import { offerReferences } from "./references.ts";
import { offerValues } from "./values.ts";
import { isBlank, offerWholeFile } from "./whole-file.ts";

/** What can be written at an offset. Where it is, is read off the text, so that nothing has to parse there. */
export function complete(document: FeatureDocument, offset: number, context: FeatureContext): CompletionItem[] {
  if (document.source.sections.length === 0 && isBlank(document.source.text))
    return offerWholeFile(document, context, offset);
  const items: CompletionItem[] = [];
  const { text } = document.source;
  for (const place of placesAt(document.source, offset)) {
    // An edit of an item must stay on one line. (A line may end with a lone CR, which no place knows of.)
    if (/[\r\n]/.test(text.slice(place.start, place.end))) continue;
    const asked = { document, context, place };
    const references = place.slot === "value" ? offerReferences(asked) : undefined;
    if (references) return references;
    if (place.inText) continue;
    for (const offer of offersAt(asked, place)) items.push(toItem(asked, offer, items.length));
  }
  return items;
}

function offersAt(asked: Asked, place: Place): Offer[] {
  const spec = describePath(place.path);
  if (!spec) return [];
  if (place.slot === "key") return offerKeys(asked, spec);
  if (place.slot === "item") return spec.kind === "list" ? offerElements(asked, spec, place.path, true) : [];
  const list = describePath(place.path.slice(0, -1));
  const element = list?.kind === "list" ? offerElements(asked, list, place.path.slice(0, -1), false) : [];
  return [...offerValues(asked, spec), ...element];
}
