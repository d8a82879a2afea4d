import type { CompletionItem } from "vscode-languageserver-types";
import { agentSpec } from "../../spec/agent.ts";
import type { FeatureContext, FeatureDocument } from "../context.ts";
import { place } from "../place/place.ts";
import { kinds, toItem, writingAt } from "./item.ts";
import { Skeleton, type Wishes } from "./skeleton.ts";

/** What a whole file can be. */
export const wholeFiles: readonly { readonly label: string; readonly doc: string; readonly wishes: Wishes }[] = [
  { label: "agent", doc: "A new agent with all that is required.", wishes: {} },
  {
    label: "agent with a tool",
    doc: "A new agent with one tool whose code stands in the file.",
    wishes: { fields: ["tools"], elements: { tools: ["parameters", "code", "language"] } },
  },
];

/** A whole agent, for a file that has nothing but comments yet. */
export function offerWholeFile(document: FeatureDocument, context: FeatureContext, offset: number): CompletionItem[] {
  const { text, syntax } = document.source;
  const start = offset - (/[\w ]*$/.exec(text.slice(0, offset))?.[0].length ?? 0);
  const style = syntax === "yaml" ? "block" : "flow";
  const here = place({ slot: "value", path: [], start, end: offset, typed: text.slice(start, offset), style });
  const asked = { document, context, place: here };
  return wholeFiles.map(({ label, doc, wishes }, i) => {
    const skeleton = new Skeleton(writingAt(asked), wishes);
    const body = skeleton.fields(agentSpec, style === "flow" ? "  " : "");
    const whole = style === "flow" ? `{\n  ${body}\n\\}\n` : `${body}\n`;
    return toItem(asked, { label, doc, kind: kinds.snippet, text: whole, snippet: true, rank: 0 }, i);
  });
}

/** Is there nothing yet but blanks, comments and at most one half-typed word? */
export function isBlank(text: string): boolean {
  return /^\s*(?:\w[\w ]*)?\s*$/.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|#.*/g, ""));
}
