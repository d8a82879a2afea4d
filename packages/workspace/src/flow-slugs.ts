import type { Known } from "@agentwright/language/agent/outside";
import type { Overlay } from "./agent-index.ts";
import { FlowIndexes } from "./flow-index.ts";

/** As `diskSurroundings` keeps agents: what was found stays good for this many times as long as it took to find. */
const keptFactor = 20;

/** The slugs of flows for configs that name one. The parser of TypeScript is loaded with the first flow file. */
export class FlowSlugs {
  readonly #index: FlowIndexes;
  readonly #until = new Map<string, number>();

  constructor(overlay?: Overlay) {
    const reader = async () => (await import("./flow-reader.ts")).flowReader(overlay);
    this.#index = new FlowIndexes({ reader, ...(overlay && { overlay }) });
  }

  /** Looks for the flows below a root, if the text of a config there may name one. */
  async lookFor(root: string, config: string): Promise<void> {
    const began = performance.now();
    if (!/\bflow\b/.test(config) || (this.#until.get(root) ?? 0) > began) return;
    await this.#index.load(root);
    const ended = performance.now();
    this.#until.set(root, ended + (ended - began) * keptFactor);
  }

  /** "unknown" before they were looked for, too. */
  of(root: string): Known<readonly string[]> {
    return this.#index.slugs(root);
  }
}
