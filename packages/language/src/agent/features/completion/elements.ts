import { resolveSpec } from "../../spec/describe.ts";
import type { ListSpec } from "../../spec/types.ts";
import type { Place } from "../place/index.ts";
import { type Asked, kinds, type Offer, writingAt } from "./item.ts";
import { Skeleton, type Wishes } from "./skeleton.ts";
import { offerValues } from "./values.ts";

interface Variant {
  readonly label: string;
  readonly doc: string;
  readonly wishes: Wishes;
}

/** What a new element can be, by the list's place. */
const variants: Readonly<Record<string, readonly Variant[]>> = {
  tools: [
    {
      label: "tool in a file",
      doc: "A tool whose code is in a `.ts`, `.js` or `.go` file.",
      wishes: { fields: ["source"] },
    },
    {
      label: "tool with code",
      doc: "A tool whose code stands right here.",
      wishes: { fields: ["parameters", "code", "language"] },
    },
    {
      label: "HTTP tool",
      doc: "A tool that is one HTTP request, with no code.",
      wishes: { fields: ["http"], told: { url: "https://api.example.org/v1/tickets" } },
    },
    { label: "flow tool", doc: "A tool that starts a flow of this workspace.", wishes: { fields: ["flow"] } },
  ],
  "tools.parameters": [
    { label: "parameter", doc: "One parameter of the tool.", wishes: { fields: ["description", "required"] } },
  ],
  resources: [
    { label: "resource from a file", doc: "A file that travels with the agent.", wishes: { fields: ["path"] } },
    { label: "resource with content", doc: "A text that stands right here.", wishes: { fields: ["content"] } },
  ],
  prompts: [{ label: "prompt", doc: "A prompt with a variable.", wishes: { fields: ["variables"] } }],
  mcpServers: [{ label: "MCP server", doc: "A server of the Model Context Protocol.", wishes: { fields: [] } }],
};

/** What a new element is, by its label. */
export function elementDoc(listPath: Place["path"], label: string): string | undefined {
  return variantsOf(listPath).find(variant => variant.label === label)?.doc;
}

function variantsOf(listPath: Place["path"]): readonly Variant[] {
  return variants[listPath.filter(step => typeof step === "string").join(".")] ?? [];
}

/** New elements of the list at a path. `dash`: the list's dash has to be written too. */
export function offerElements(asked: Asked, spec: ListSpec, listPath: Place["path"], dash: boolean): Offer[] {
  const of = resolveSpec(spec.of);
  const lead = dash ? "- " : "";
  if (of.kind !== "object") {
    return dash ? offerValues(asked, of).map(offer => ({ ...offer, label: offer.label, text: `- ${offer.text}` })) : [];
  }
  const pad = " ".repeat(dash ? 0 : Math.max(0, asked.place.inset - 2));
  return variantsOf(listPath).map(({ label, doc, wishes }) => ({
    label,
    kind: kinds.snippet,
    text: lead + new Skeleton(writingAt(asked), wishes).element(of, pad),
    snippet: true,
    doc,
    rank: 6,
  }));
}
