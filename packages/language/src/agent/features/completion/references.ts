import type { CompletionItem } from "vscode-languageserver-types";
import { declaredLabel, declaredText } from "../placeholders/describe.ts";
import { scopeAt } from "../placeholders/scope.ts";
import { type Asked, kinds } from "./item.ts";
import { known } from "./values.ts";

interface Name {
  readonly name: string;
  readonly detail: string;
  readonly doc?: string;
}

/** Names inside `${secret:` and `{{`, where the text before the cursor opened one and did not close it. */
export function offerReferences(asked: Asked): CompletionItem[] | undefined {
  const { document, context, place } = asked;
  const { text, lines } = document.source;
  const at = place.start + place.typed.length;
  const opened = /(\$\{secret:|\{\{\s*)([\w-]*)$/.exec(place.typed);
  if (!opened) return undefined;
  const [, opener = "", typed = ""] = opened;
  const secret = opener.startsWith("$");
  const names = secret
    ? known(context.outside.secrets()).map((name): Name => ({ name, detail: "secret" }))
    : declaredNames(asked, at);
  const rest = /^[\w-]*\s*(\}{0,2})/.exec(text.slice(at, at + 200));
  const word = /^[\w-]*/.exec(text.slice(at, at + 200))?.[0] ?? "";
  const close = (secret ? "}" : "}}").slice(rest?.[1]?.length ?? 0);
  return names.map(({ name, detail, doc }, i) => ({
    label: name,
    kind: kinds.variable,
    detail,
    textEdit: { range: lines.range(at - typed.length, at + word.length), newText: name + close },
    filterText: name,
    sortText: String(i).padStart(4, "0"),
    insertTextFormat: 1,
    ...(doc !== undefined && { documentation: { kind: "markdown", value: doc } }),
  }));
}

/** What `{{…}}` can name: variables of the prompt, parameters of the tool; those that are not used yet come first. */
function declaredNames({ document, place }: Asked, at: number): Name[] {
  const { source } = document;
  const scope = scopeAt(source, place.path);
  if (!scope) return [];
  const used = scope.used(at);
  const names = scope.declared.map(declared => ({
    name: declared.name,
    detail: scope.kind === "prompt" ? "variable of this prompt" : declaredLabel(declared, "tool"),
    doc: declaredText(declared, scope, source.lines.positionAt(declared.at).line + 1),
  }));
  return [...names.filter(({ name }) => !used.has(name)), ...names.filter(({ name }) => used.has(name))];
}
