import { formats } from "../check/formats.ts";
import { fill } from "../check/problem.ts";
import { isLocal, isPath, type NameKind, type NameUse } from "./name.ts";
import { type NamedDocument, usesAround, usesLike } from "./uses.ts";

/** What each kind is called in a sentence. */
const words: Readonly<Record<NameKind, string>> = {
  tool: "tool",
  prompt: "prompt",
  variable: "variable",
  parameter: "parameter",
  secret: "secret",
  agent: "agent config",
  file: "file",
  resource: "resource",
  "mcp-server": "MCP server",
  flow: "flow",
};

const identifiers: readonly NameKind[] = ["tool", "variable", "parameter", "secret"];

/** Why a name can't be changed at all, in a sentence; undefined if it can. */
export function fixedName(document: NamedDocument, use: NameUse): string | undefined {
  if (use.kind === "flow") return "A flow is renamed where it is defined: in its own file.";
  if (use.kind === "secret" || isPath(use)) return undefined;
  if (!usesLike(document, use).some(({ place }) => place.shared)) return undefined;
  return `\`${use.name}\` is shared through a YAML anchor, so other places would change with it. Rename it by hand.`;
}

/** Why another text can't be the new name of a use, in a sentence; undefined if it can. Paths are not judged here. */
export function nameProblem(document: NamedDocument, use: NameUse, text: string): string | undefined {
  if (identifiers.includes(use.kind) && !formats.identifier.test(text)) {
    return fill(formats.identifier.message, { value: text });
  }
  if (text.trim() === "") return "A name needs at least one character.";
  if (text !== text.trim()) return "A name neither begins nor ends with a blank.";
  if (/[\p{Cc}\u2028\u2029\ufeff]|\p{Cs}/u.test(text)) return "A name is one line of printable characters.";
  if (!usesAround(document, text).some(other => clashes(other, use, text))) return undefined;
  const owner = use.kind === "variable" ? "This prompt" : use.kind === "parameter" ? "This tool" : "This config";
  return `${owner} has a ${words[use.kind]} \`${text}\` already. Choose another name.`;
}

/** Would the name of one use be taken for another's? */
function clashes(other: NameUse, use: NameUse, text: string): boolean {
  if (other.kind !== use.kind || other.name !== text || use.name === text) return false;
  return !isLocal(use) || (other.section === use.section && other.item === use.item);
}
