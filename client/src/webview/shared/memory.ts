import type { CallAnswer } from "@agentwright/protocol";
import { dictionary, literal, record, type Shape, text } from "../../previews/agent/shape.ts";
import type { GroupDraft } from "../form/draft.ts";
import type { Port } from "../port.ts";

/** What is remembered of one tool: what was typed, whether it is unfolded, how its last call ended. */
export interface ToolMemory {
  draft?: GroupDraft;
  /** The input as JSON, while it is edited so. */
  json?: string;
  open?: boolean;
  answer?: CallAnswer;
  /** Digest of the plugin that gave the answer. */
  answeredBy?: string;
}

interface Remembered {
  readonly tools: Record<string, ToolMemory>;
  readonly prompts: Record<string, Record<string, string>>;
}

/** Longer results are not carried over a reload: the editor keeps the state in its own storage. */
const longest = 200_000;

const shape = record({
  version: literal("1"),
  tools: dictionary(record({})),
  prompts: dictionary(dictionary(text)),
}) as Shape<unknown> as Shape<Remembered>;

/** What a page keeps over a reload of its window, by the names of tools and prompts. */
export class Memory {
  readonly #port: Port;
  readonly #uri: string | undefined;
  readonly #state: Remembered;

  /** `uri` is that of the document; the editor asks the state for it when it restores a window. */
  constructor(port: Port, uri: string | undefined) {
    this.#port = port;
    this.#uri = uri;
    const old = port.readState();
    this.#state = shape(old) ? old : { tools: {}, prompts: {} };
  }

  tool(name: string): ToolMemory {
    const known = this.#state.tools[name] ?? {};
    this.#state.tools[name] = known;
    return known;
  }

  prompt(name: string): Record<string, string> {
    const known = this.#state.prompts[name] ?? {};
    this.#state.prompts[name] = known;
    return known;
  }

  /** True if nothing was ever kept: the page is shown for the first time. */
  get empty(): boolean {
    return Object.keys(this.#state.tools).length === 0;
  }

  save(): void {
    const tools = Object.fromEntries(Object.entries(this.#state.tools).map(([name, tool]) => [name, short(tool)]));
    this.#port.writeState({ version: "1", uri: this.#uri, tools, prompts: this.#state.prompts });
  }
}

function short(tool: ToolMemory): ToolMemory {
  return JSON.stringify(tool).length > longest ? { ...tool, answer: undefined } : tool;
}
