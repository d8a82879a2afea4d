import { dictionary, flag, list, literal, optional, record, type Shape, text } from "../../previews/agent/shape.ts";
import { comparisons } from "../../previews/flow/messages.ts";

/** What the page keeps over a reload of its window; texts as they were typed. */
export interface Kept {
  flow?: string | undefined;
  selected?: string | undefined;
  comparison?: (typeof comparisons)[number] | undefined;
  simulating: boolean;
  input: string;
  outputs: Record<string, string>;
  failing: string[];
}

const keptShape = record({
  version: literal("1"),
  flow: optional(text),
  selected: optional(text),
  comparison: optional(literal(...comparisons)),
  simulating: flag,
  input: text,
  outputs: dictionary(text),
  failing: list(text),
}) as Shape<unknown> as Shape<Kept>;

interface Store {
  readState(): unknown;
  writeState(state: unknown): void;
}

/** Reads what was kept, if it was kept by this version. The editor asks the state for `uri` when it restores a window. */
export class FlowMemory {
  readonly kept: Kept;
  readonly #store: Store;
  readonly #uri: string;

  constructor(store: Store, uri: string) {
    this.#store = store;
    this.#uri = uri;
    const old = store.readState();
    this.kept = keptShape(old) ? { ...old } : { simulating: false, input: "{}", outputs: {}, failing: [] };
  }

  save(): void {
    this.#store.writeState({ ...this.kept, version: "1", uri: this.#uri });
  }
}
