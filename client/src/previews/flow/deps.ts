import type { FlowRun } from "@agentwright/protocol";
import type { LogOutputChannel, Uri } from "vscode";
import type { ServerDoor } from "../../server/door.ts";
import type { OtherFlow } from "./messages.ts";

/** The other side of a comparison, or why there is none and what to do. */
export type OtherSide = { readonly label: string; readonly flows: readonly OtherFlow[] } | { readonly problem: string };

/** What the client hands to `registerFlowPreview`. */
export interface FlowPreviewDeps {
  readonly server: Pick<ServerDoor, "flowGraph" | "onDidChangeFlowGraph" | "onDidChangeState">;
  readonly log: Pick<LogOutputChannel, "info" | "error" | "warn">;
  /** What a database has under the slug of a flow. */
  deployed(uri: Uri, flow: string): Promise<OtherSide>;
  /** The last run of each flow that is known, by slug, and when another one gets known. */
  readonly runs: RunSource;
}

export interface RunSource {
  all(): ReadonlyMap<string, FlowRun>;
  onDidChange(listener: () => void): { dispose(): void };
}
