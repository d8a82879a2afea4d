import type { Platform, Target } from "@agentwright/protocol";

/** One input of the dispatch, as the workflow declares it. */
export interface WorkflowInput {
  readonly description: string;
  readonly required: boolean;
  readonly type: "string" | "choice";
  readonly default?: string;
  readonly options?: readonly string[];
}

const targets: readonly Target[] = ["wasm", "go-wasm", "go-plugin"];
const platforms: readonly Platform[] = ["linux", "darwin", "windows"];

/** Every input by name, in the order in which GitHub's form shows them. Old servers take ten at most; these are seven. */
export const workflowInputs = {
  config: {
    description: "Agent config, relative to the repository, such as agents/triage.agent.yaml",
    required: true,
    type: "string",
  },
  target: { description: "What to make of it", required: true, type: "choice", default: "wasm", options: targets },
  platform: {
    description: "System that a go-plugin is for; WebAssembly runs on all",
    required: true,
    type: "choice",
    default: "linux",
    options: platforms,
  },
  correlation: {
    description: "A name for this run: letters, digits and hyphens; the artifact bears it",
    required: true,
    type: "string",
  },
  commit: {
    description: "Full SHA of the commit to compile; empty: the newest of the branch that the run is started on",
    required: false,
    type: "string",
    default: "",
  },
  go: { description: "Version of Go, if it is needed", required: false, type: "string", default: "" },
  expect: {
    description: "SHA-256 of the list of inputs that are meant; the run fails if they are others",
    required: false,
    type: "string",
    default: "",
  },
} as const satisfies Readonly<Record<string, WorkflowInput>>;

/** Version of Go where the sender names none: the newest that this version of Agentwright is tested with. */
export const defaultGo = "1.26.x";

/** What a sender wants to have compiled. */
export interface DispatchWishes {
  /** Relative to the repository's root, with `/`. */
  readonly config: string;
  readonly target: Target;
  readonly platform?: Platform | undefined;
  readonly correlation: string;
  /** 40 hex digits; absent: the newest commit of the dispatched branch. */
  readonly commit?: string | undefined;
  /** `1.26.8`; for targets and configs that need Go. */
  readonly go?: string | undefined;
  /** `inputsDigest` of the plan. Absent: not compared. */
  readonly expect?: string | undefined;
}

/**
 * The `inputs` of a dispatch. They can be seen by everyone who sees the run, so nothing secret ever goes in here.
 * @throws Error for what GitHub or git would misread: these are faults of the caller, not of a person.
 */
export function dispatchInputs(wishes: DispatchWishes): Readonly<Record<string, string>> {
  const { config, target, platform = "linux", correlation, commit = "", go = "", expect = "" } = wishes;
  const parts = config.split("/");
  if (config === "" || config.startsWith("/") || parts.includes("..") || /[\r\n\0]/.test(config))
    throw new Error(`not a path inside a repository: ${JSON.stringify(config)}`);
  if (!/^[A-Za-z0-9-]{1,64}$/.test(correlation)) throw new Error(`not a correlation: ${JSON.stringify(correlation)}`);
  if (commit !== "" && !/^[0-9a-f]{40}$/.test(commit)) throw new Error(`not a commit: ${JSON.stringify(commit)}`);
  if (expect !== "" && !/^[0-9a-f]{64}$/.test(expect)) throw new Error(`not a digest: ${JSON.stringify(expect)}`);
  return { config, target, platform, correlation, commit, go, expect };
}
