import type { CompletionItem } from "vscode-languageserver-types";
import type { Path } from "../../../syntax/document.ts";
import { namesIn, valueAt } from "./data.ts";
import { type Asked, kinds } from "./item.ts";
import { known } from "./values.ts";

/** Names inside `${secret:` and `{{`, where the text before the cursor opened one and did not close it. */
export function offerReferences({ document, context, place }: Asked): CompletionItem[] | undefined {
  const { text, lines } = document.source;
  const at = place.start + place.typed.length;
  const opened = /(\$\{secret:|\{\{\s*)([\w-]*)$/.exec(place.typed);
  if (!opened) return undefined;
  const [, opener = "", typed = ""] = opened;
  const secret = opener.startsWith("$");
  const names = secret ? known(context.outside.secrets()) : templateNames(document, place.path);
  const rest = /^[\w-]*\s*(\}{0,2})/.exec(text.slice(at, at + 200));
  const word = /^[\w-]*/.exec(text.slice(at, at + 200))?.[0] ?? "";
  const close = (secret ? "}" : "}}").slice(rest?.[1]?.length ?? 0);
  return names.map((name, i) => ({
    label: name,
    kind: kinds.variable,
    detail: secret ? "secret" : place.path[0] === "prompts" ? "variable of this prompt" : "parameter of this tool",
    textEdit: { range: lines.range(at - typed.length, at + word.length), newText: name + close },
    filterText: name,
    sortText: String(i).padStart(4, "0"),
    insertTextFormat: 1,
  }));
}

/** What `{{…}}` can name at a path: variables of its prompt, parameters of its tool. */
function templateNames(document: Asked["document"], path: Path): readonly string[] {
  const [section, index] = path;
  if (index === undefined) return [];
  if (section === "prompts") {
    const variables = valueAt(document, ["prompts", index, "variables"]);
    return Array.isArray(variables) ? variables.filter(name => typeof name === "string") : [];
  }
  return section === "tools" ? namesIn(valueAt(document, ["tools", index, "parameters"])) : [];
}
