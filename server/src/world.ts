import type { Outside } from "@agentwright/language/agent/outside";
import { nothingKnown } from "@agentwright/language/agent/outside";
import type { ProjectFile } from "@agentwright/protocol";
import type { OpenFile } from "./documents/open-file.ts";

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
  surroundings(uri: string): Surroundings;
  /** Absolute paths of all agents that are known of the workspace that holds a file; none before they were looked for. */
  agents(uri: string): readonly string[];
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
    surroundings: () => ({
      outside: nothingKnown,
      project: {},
      projectWhy: "There is no file system here: defaults apply.",
      included: true,
    }),
    agents: () => [],
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
