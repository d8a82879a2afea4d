import type { PluginModule } from "@agentwright/kernel";
import type { BackendId, BuildError, FileFinding, Platform, Target } from "@agentwright/protocol";
import type { BuildRun } from "../build/run.ts";
import type { AgentPlan } from "../kinds/agent/plan.ts";
import type { ToolCode } from "../kinds/agent/tools.ts";

/** What a config asks of a backend before anything of it is read further. */
export interface Wanted {
  readonly target: Target;
  readonly platform?: Platform;
  /** Names of tools written in Go. */
  readonly goTools: readonly string[];
}

/** Why a backend can't do it: one sentence with what to do instead. */
export interface Refusal {
  readonly code: BuildError["code"];
  readonly message: string;
}

/** One way to make a plugin. */
export interface Backend {
  readonly id: BackendId;
  /** Why it was taken, one clause for the log. */
  readonly reason: string;
  /** The backend whose very bytes this one has made elsewhere: both have one place in the cache. */
  like?(wanted: Wanted): Backend | undefined;
  /** Names and versions of the tools whose change changes its output. */
  versions(run: BuildRun): Promise<readonly string[]>;
  /** Undefined: it can do this. Looks at the machine where it has to (is there a toolchain?), and builds nothing. */
  refusal(run: BuildRun, wanted: Wanted): Promise<Refusal | undefined>;
  /** Reads and translates all code that the tools need. Throws a BuildFailure after all findings are said. */
  gather(run: BuildRun, codes: readonly ToolCode[]): Promise<GatheredCode>;
  make(run: BuildRun, plan: AgentPlan): Promise<Uint8Array>;
  /** What is wrong with a plugin that was made, as findings in its sources. Throws a BuildFailure for all else. */
  verify(run: BuildRun, plan: AgentPlan, plugin: Uint8Array): Promise<readonly FileFinding[]>;
}

/** Code that is ready for the plugin. */
export interface GatheredCode {
  readonly modules: readonly PluginModule[];
  /** Module of each tool by the tool's name. */
  readonly tools: ReadonlyMap<string, string>;
  /** Files and packages that it came from, with the digest of the normalised bytes. */
  readonly inputs: readonly { readonly path: string; readonly sha256: string }[];
  /** Texts in which names of secrets may stand. */
  readonly texts: readonly string[];
  /** Says where a place in a module (one-based, as a plugin reports it) is in its source. */
  place(module: string, line: number, column: number | undefined): SourcePlace | undefined;
}

export interface SourcePlace {
  readonly file: string;
  readonly range: FileFinding["range"];
}
