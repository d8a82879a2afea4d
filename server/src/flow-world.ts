import { type FlowOutside, noFlowsKnown } from "@agentwright/language/flow/outside";
import type { FlowSummary } from "@agentwright/workspace/flow-summary";

/** A text of the workspace as it is now: as an editor holds it, else as it is on disk. */
export interface FoundText {
  readonly uri: string;
  readonly text: string;
  /** null: no editor shows it. */
  readonly version: number | null;
}

/** What a world knows of flows. Nothing is looked for before the first flow file is open, or a config names a flow. */
export interface FlowWorld {
  /** What import maps call `@pgflow/dsl` for a file. */
  aliases(uri: string): readonly string[];
  /** What reading and checking a flow file may know from outside, once what reads flows is loaded. */
  outside(uri: string): FlowOutside;
  /** All files with flows in the workspace that holds a file; undefined while they are not known. */
  below(uri: string): readonly FlowSummary[] | undefined;
  /** Every file with flows that is known. */
  all(): Iterable<readonly [uri: string, summary: FlowSummary]>;
  /** URIs of the files with flows in the client's folders that no editor shows; none before they were looked for. */
  closed(): readonly string[];
  /** Programs and SQL files of the workspace that holds a file, in which a word occurs. Gives way to other work. */
  textsWith(uri: string, word: string, isStopped: () => boolean): AsyncGenerator<FoundText>;
  /** Settles when what is being looked for is known. */
  settled(): Promise<void>;
  /** They begin to be looked for: from then on changes of programs are of interest. */
  onBegun(listener: () => void): void;
}

export const noFlows: FlowWorld = {
  aliases: () => [],
  outside: () => noFlowsKnown,
  below: () => undefined,
  all: () => [],
  closed: () => [],
  async *textsWith() {},
  settled: async () => {},
  onBegun: () => {},
};
