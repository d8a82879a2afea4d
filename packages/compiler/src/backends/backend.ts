import type { PluginModule } from "@agentwright/kernel";
import type { BackendId, BuildError, FileFinding, Platform, Target } from "@agentwright/protocol";
import type { BuildRun } from "../build/run.ts";
import type { AgentPlan } from "../kinds/agent/plan.ts";
import type { GoCode, ToolCode } from "../kinds/agent/tools.ts";
import type { GoSources } from "./go/gather.ts";

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
  /** Names and versions of the tools whose change changes its output for this target. */
  versions(run: BuildRun, target: Target): Promise<readonly string[]>;
  /** Undefined: it can do this. Looks at the machine where it has to (is there a toolchain?), and builds nothing. */
  refusal(run: BuildRun, wanted: Wanted): Promise<Refusal | undefined>;
  /** Why `auto` passes over what may be able to do it; who names this backend has it tried. Absent: never. */
  unlikely?(run: BuildRun): Promise<Refusal | undefined>;
  /** Reads and translates all code that the tools need. Throws a BuildFailure after all findings are said. */
  gather(run: BuildRun, codes: readonly ToolCode[], go: readonly GoCode[]): Promise<GatheredCode>;
  make(run: BuildRun, plan: AgentPlan): Promise<Made>;
  /** What is wrong with a plugin that was made, as findings in its sources. Throws a BuildFailure for all else. */
  verify(run: BuildRun, plan: AgentPlan, made: Made): Promise<readonly FileFinding[]>;
  /** The sources that were written for the build, for people to read; absent: there are none beside the plugin's own. */
  generated?(run: BuildRun, plan: AgentPlan): Promise<readonly GeneratedFile[]>;
}

/** A plugin and the modules beside it, in the order of its manifest. */
export interface Made {
  readonly plugin: Uint8Array;
  readonly modules: readonly Uint8Array[];
}

/** A file that the compiler wrote on the way to a plugin. */
export interface GeneratedFile {
  readonly name: string;
  readonly text: string;
}

/** Code that is ready for the plugin. */
export interface GatheredCode {
  readonly modules: readonly PluginModule[];
  /** Module of each tool by the tool's name; tools in Go are in `go`. */
  readonly tools: ReadonlyMap<string, string>;
  /** Absent: no tool is written in Go. */
  readonly go?: GoSources;
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
