import type { CompletionItem } from "vscode-languageserver-types";
import type { StepModel } from "../model.ts";
import type { FlowOutside } from "../outside.ts";
import { isTyped } from "../typed.ts";
import { optionDocs } from "./option-docs.ts";
import { type FlowPlace, placeAt } from "./place.ts";
import { dependenciesOf, type FlowView, textOf } from "./view.ts";

/** Kinds of items, in LSP's numbers. */
const kinds = { method: 2, reference: 18, property: 10, value: 12, snippet: 15 } as const;

export interface CompletionContext {
  readonly outside: FlowOutside;
  readonly snippets: boolean;
}

/** What can be written at an offset. Names of options only where the editor's own service has no types to offer them by. */
export function completeFlow(view: FlowView, offset: number, context: CompletionContext): CompletionItem[] {
  const place = placeAt(view, offset);
  if (!place) return [];
  switch (place.kind) {
    case "dependency":
      return dependencies(view, place);
    case "pattern":
      return patternKeys(view, place);
    case "member":
      return context.snippets ? members(view, place) : [];
    case "option":
      return isTyped(view.file, view.document.fileName, context.outside) ? [] : options(view, place, context.snippets);
    case "value":
      return isTyped(view.file, view.document.fileName, context.outside) ? [] : values(view, place);
  }
}

type At<K extends FlowPlace["kind"]> = Extract<FlowPlace, { kind: K }>;

/** Earlier steps that are not named yet; for a map those first that give a list. */
function dependencies(view: FlowView, place: At<"dependency">): CompletionItem[] {
  const { earlier, beside, option, quote, bare, replace } = place;
  const mark = quote || quoteOf(view);
  return earlier.flatMap((step, index): CompletionItem[] => {
    const slug = textOf(step.slug);
    if (slug === undefined || beside.has(slug)) return [];
    const text = mark + slug + mark;
    const list = step.method !== "step" || step.result?.kind === "list";
    const rank = option === "array" && !list ? 9 : 1;
    // The nearest step is the likeliest.
    const order = String(earlier.length - index).padStart(4, "0");
    return [
      {
        label: slug,
        kind: kinds.reference,
        detail: detailOf(step),
        filterText: quote + slug,
        sortText: `${rank}${order}`,
        textEdit: { range: view.document.lines.range(replace.start, replace.end), newText: bare ? `[${text}]` : text },
      },
    ];
  });
}

function detailOf(step: StepModel): string {
  const after = dependenciesOf(step);
  const kind = step.method === "step" ? "step" : step.method === "array" ? "step that gives a list" : "map";
  return after.length === 0 ? `${kind}, root` : `${kind} after ${after.join(", ")}`;
}

/** The dependencies of the step: their outputs are what a pattern is about. */
function patternKeys({ document }: FlowView, { step, beside, replace }: At<"pattern">): CompletionItem[] {
  if (!step || step.method === "map") return [];
  return dependenciesOf(step)
    .filter(slug => !beside.has(slug))
    .map(slug => ({
      label: slug,
      kind: kinds.property,
      detail: `the output of the step ${slug}`,
      textEdit: { range: document.lines.range(replace.start, replace.end), newText: slug },
    }));
}

function options(
  { document }: FlowView,
  { method, beside, replace }: At<"option">,
  snippets: boolean,
): CompletionItem[] {
  const isNamed = /^\s*:/.test(document.text.slice(replace.end));
  return Object.entries(optionDocs).flatMap(([name, { doc, snippet, on }]): CompletionItem[] => {
    if (!on.includes(method) || beside.has(name)) return [];
    const value = snippets ? snippet : snippet.replace(/\$\{\d:([^}]*)\}|\$\d/g, "$1");
    return [
      {
        label: name,
        kind: kinds.property,
        documentation: { kind: "markdown", value: doc },
        insertTextFormat: snippets && !isNamed ? 2 : 1,
        textEdit: {
          range: document.lines.range(replace.start, replace.end),
          newText: isNamed ? name : `${name}: ${value}`,
        },
      },
    ];
  });
}

function values(view: FlowView, { option, quote, replace }: At<"value">): CompletionItem[] {
  const known = Object.hasOwn(optionDocs, option) ? optionDocs[option]?.values : undefined;
  const mark = quote || quoteOf(view);
  return Object.entries(known ?? {}).map(([value, doc]) => ({
    label: value,
    kind: kinds.value,
    documentation: { kind: "markdown", value: doc },
    filterText: quote + value,
    textEdit: { range: view.document.lines.range(replace.start, replace.end), newText: mark + value + mark },
  }));
}

/** Whole steps, ready to be filled in. */
function members(view: FlowView, { flow, replace }: At<"member">): CompletionItem[] {
  const quote = quoteOf(view);
  const last = textOf(flow.steps.at(-1)?.slug ?? { known: false, span: flow.span, why: "" });
  const handler = "async ${4:input} => {\n\t$0\n}";
  const snippet = (label: string, detail: string, text: string): CompletionItem => ({
    label,
    kind: kinds.snippet,
    detail,
    filterText: label,
    sortText: `0${label}`,
    insertTextFormat: 2,
    textEdit: { range: view.document.lines.range(replace.start, replace.end), newText: text },
  });
  const slug = `slug: ${quote}\${1:name}${quote}`;
  const after = last === undefined ? "" : `, dependsOn: [${quote}\${2:${last}}${quote}]`;
  const over = `array: ${quote}\${2:${last ?? ""}}${quote}`;
  return [
    snippet("step …", "a step with its handler", `step({ ${slug}${after} }, ${handler})`),
    snippet("array …", "a step that gives a list", `array({ ${slug}${after} }, ${handler})`),
    snippet("map …", "a step for each element of a list", `map({ ${slug}, ${over} }, async \${4:item} => {\n\t$0\n})`),
  ];
}

/** The quotes that the file uses. */
function quoteOf({ document: { text } }: FlowView): string {
  return /\bfrom\s*"/.test(text) || !text.includes("'") ? '"' : "'";
}
