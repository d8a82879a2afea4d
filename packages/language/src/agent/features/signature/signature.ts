import type { SignatureHelp } from "vscode-languageserver-types";
import type { FeatureDocument } from "../context.ts";
import { placesAt } from "../place/index.ts";
import { declaredLabel } from "../placeholders/describe.ts";
import { type Opened, openedAt } from "../placeholders/opened.ts";
import { scopeAt, type TemplateScope } from "../placeholders/scope.ts";

/** What the client can show. */
export interface SignatureWishes {
  /** Parameters may be stretches of the label. */
  readonly offsets: boolean;
  /** None of them may be the active one. */
  readonly noneActive: boolean;
}

/** Inside `{{…}}`: the names that the tool or prompt declares, the one that is written, or comes next, highlighted. */
export function signature(document: FeatureDocument, offset: number, can: SignatureWishes): SignatureHelp | undefined {
  const { source } = document;
  const opened = openedAt(source.text, offset);
  if (!opened) return undefined;
  const place = placesAt(source, offset).find(({ slot }) => slot === "value");
  const scope = place && scopeAt(source, place.path);
  if (!scope || scope.declared.length === 0) return undefined;
  let label = `${scope.name || scope.kind}(`;
  const parameters = scope.declared.map((declared, i) => {
    const text = declaredLabel(declared, scope.kind);
    label += i > 0 ? ", " : "";
    const start = label.length;
    label += text;
    const doc = declared.shape.description;
    const span: [number, number] = [start, label.length];
    return { label: can.offsets ? span : text, ...(typeof doc === "string" && { documentation: doc }) };
  });
  const active = activeOf(scope, opened, offset);
  return {
    signatures: [
      { label: `${label})`, parameters, ...(scope.description !== "" && { documentation: scope.description }) },
    ],
    activeSignature: 0,
    ...(active >= 0 ? { activeParameter: active } : can.noneActive && { activeParameter: null }),
  };
}

/** The name that is written, else the one that it may become, else the first that is not used yet; -1: none. */
function activeOf({ declared, used }: TemplateScope, { typed }: Opened, offset: number): number {
  if (typed === "") {
    const known = used(offset);
    return declared.findIndex(({ name }) => !known.has(name));
  }
  const exact = declared.findIndex(({ name }) => name === typed);
  return exact >= 0 ? exact : declared.findIndex(({ name }) => name.toLowerCase().startsWith(typed.toLowerCase()));
}
