import type { Outside } from "@agentwright/language/agent/outside";
import { nothingKnown } from "@agentwright/language/agent/outside";
import type { Finding, ProjectFile } from "@agentwright/protocol";
import type { DeclaredNames } from "@agentwright/workspace/names";
import type { OpenFile } from "./documents/open-file.ts";
import { type FlowWorld, noFlows } from "./flow-world.ts";

/** What applies to one file from outside it, at this moment. */
export interface Surroundings {
  readonly outside: Outside;
  readonly project: ProjectFile;
  /** Absolute path of the project file that won, and one sentence why; or why there is none. */
  readonly projectFile?: string;
  readonly projectWhy: string;
  /** One sentence, if the project file can't be used. */
  readonly projectProblem?: string;
  /** Inputs are named relative to it; nothing outside it is looked at. */
  readonly root?: string;
  /** The project's globs want the file checked. */
  readonly included: boolean;
}

/** What the client said at the beginning that a world needs. */
export interface WorldOptions {
  /** URIs of the folders that the client shows. */
  readonly folders: readonly string[];
  /** A folder of ours on this machine, for what should survive a restart; absent: nothing is kept. */
  readonly cacheDir?: string;
}

/** Findings of a file that no editor shows; equal ids, equal findings. */
export interface ClosedReport {
  readonly id: string;
  readonly findings: readonly Finding[];
}

/**
 * Where the server's knowledge of other files comes from: a disk, or, in a browser, nothing yet. No call awaits
 * anything; what is loaded later is announced by `onChange`.
 */
export interface World {
  /** Absolute path with `/` of a file's URI; undefined where it is no file here. */
  pathOf(uri: string): string | undefined;
  uriOf(path: string): string;
  /** The URI of a path that is relative to a file's folder. */
  beside(uri: string, relativePath: string): string;
  /** The text of a file that no editor shows. */
  read(uri: string): string | undefined;
  /** A text as it is now: as an editor holds it, else as it is on disk (then without a version). */
  textOf(uri: string): { readonly text: string; readonly version: number | null } | undefined;
  surroundings(uri: string): Surroundings;
  readonly flows: FlowWorld;
  /** The agents of the workspace that holds a file are wanted, whether one was opened or not. */
  lookForAgents(uri: string): void;
  /** Absolute paths of all agents that are known of the workspace that holds a file; none before they were looked for. */
  agents(uri: string): readonly string[];
  /** How many agents run this one by their `orchestration`; undefined while that is not known. */
  users(uri: string): number | undefined;
  /** How many other agents use a secret; undefined while that is not known. */
  secretUsers(uri: string, secret: string): number | undefined;
  /** Every agent that is known: its name and the names that it declares. */
  names(): Iterable<readonly [uri: string, name: string | undefined, names: DeclaredNames]>;
  configure(options: WorldOptions): void;
  /** The client shows other folders now. */
  setFolders(added: readonly string[], removed: readonly string[]): void;
  /** URIs of the agents in the client's folders that no editor shows; undefined before the first agent was opened. */
  closedAgents(): readonly string[] | undefined;
  /** Does an editor show it? */
  isOpen(uri: string): boolean;
  /** Findings of a file on disk; undefined if it can't be read. A call checks at most one file. */
  closedReport(uri: string): ClosedReport | undefined;
  /** Settles when what is being looked for is known. */
  settled(): Promise<void>;
  /** All closed files were reported: what was kept at hand for that may go. */
  reported(): void;
  /** Other closed files, or other findings in them, maybe. */
  onClosedChange(listener: () => void): void;
  /** The server ends: what is to be kept is kept now. */
  end(): void;
  /** How the files that editors show are found: they stand in for what is on disk. */
  attach(editor: (uri: string) => OpenFile | undefined): void;
  /** A file was opened; with the first agent the others may be looked for. */
  opened(uri: string): void;
  closed(uri: string): void;
  /** A file was made, changed, edited or deleted; tells whether other files' findings may change by it. */
  changed(uri: string): boolean;
  /** Names of secrets that are set; "unknown" if nobody tells. */
  secrets: readonly string[] | "unknown";
  /** What was loaded later may change findings. */
  onChange(listener: () => void): void;
  /** Absolute paths of files that a config asked for, each at least once. */
  onAsked(listener: (path: string) => void): void;
  /** How many agents are known, and whether more are being looked for. */
  onKnows(listener: (files: number, busy: boolean) => void): void;
}

/** A world of which nothing is known: what a server without a disk has. */
export function emptyWorld(): World {
  return {
    pathOf: () => undefined,
    uriOf: path => path,
    beside: (uri, path) => new URL(path, uri).href,
    read: () => undefined,
    textOf: () => undefined,
    flows: noFlows,
    lookForAgents: () => {},
    surroundings: () => ({
      outside: nothingKnown,
      project: {},
      projectWhy: "There is no file system here: defaults apply.",
      included: true,
    }),
    agents: () => [],
    users: () => undefined,
    secretUsers: () => undefined,
    names: () => [],
    configure: () => {},
    setFolders: () => {},
    closedAgents: () => undefined,
    closedReport: () => undefined,
    isOpen: () => false,
    settled: async () => {},
    reported: () => {},
    onClosedChange: () => {},
    end: () => {},
    attach: () => {},
    opened: () => {},
    closed: () => {},
    changed: () => false,
    secrets: "unknown",
    onChange: () => {},
    onAsked: () => {},
    onKnows: () => {},
  };
}
