import { syntaxOf } from "../../../syntax/index.ts";
import { type AgentDocument, openAgent } from "../../document.ts";

/** A document whose text had a `|` where the cursor is. */
export interface Marked {
  readonly document: AgentDocument;
  readonly offset: number;
}

/** Takes the one `|` that stands for the cursor out of a text; `‖` stands for a `|` of the text itself. */
export function marked(text: string, fileName = "a.agent.yaml"): Marked {
  const offset = text.indexOf("|");
  if (offset < 0) throw new Error("the text has no | for the cursor");
  const plain = `${text.slice(0, offset)}${text.slice(offset + 1)}`.replaceAll("‖", "|");
  return { document: openAgent(plain, syntaxOf(fileName) ?? "yaml"), offset };
}
