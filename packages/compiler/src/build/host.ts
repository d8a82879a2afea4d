import type { AgentDocument, Outside } from "@agentwright/language";
import type { AddOnPlaces, ProjectFile, RemoteAnswer, RemoteEvent, RemoteJob } from "@agentwright/protocol";
import type { BuildQueue } from "../queue/queue.ts";
import type { GoTools } from "./go-tools.ts";

/** Everything outside the compiler that a build needs. Paths are absolute with `/`. */
export interface BuildHost {
  /** Bytes of a file; undefined if there is none. `root`: a link that leads out of it throws a BuildFailure. */
  read(path: string, root: string): Promise<Uint8Array | undefined>;
  /** Writes a file, its folders included, so that a reader sees the old bytes or the new ones, never half of them. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** Is there a file? */
  exists(path: string): Promise<boolean>;
  /** Names of the files in a folder, sorted; none if there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
  /** The prebuilt kernel with its digest (hex). */
  kernel(): Promise<{ readonly bytes: Uint8Array; readonly sha256: string }>;
  /** The Python service that a bundle holds. */
  service(): Promise<readonly ServiceFile[]>;
  readonly cache: BuildCache;
  /** Where builds wait for each other; absent: none waits. */
  readonly queue?: BuildQueue;
  /** `overlay`: unsaved texts by absolute path. `document`: what stands at `path`, parsed. */
  surroundings(
    path: string,
    root: string,
    overlay: ReadonlyMap<string, string>,
    document: AgentDocument,
  ): Promise<Surroundings>;
  /** The bundler for npm imports from one of these places; undefined if the add-on is not there. */
  bundler(places: AddOnPlaces | undefined): Promise<NpmBundler | undefined>;
  /** Absent where no process can be started: then there is no Go. */
  readonly go?: GoTools;
  /** Has a job done elsewhere; absent: this door has no way out. Never throws for what a person or a network causes. */
  remote?(job: RemoteJob, say: (said: SaidOfRemote) => void, signal?: AbortSignal): Promise<RemoteAnswer>;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** A file of the Python service. What follows from its bytes comes along where it is known. */
export interface ServiceFile {
  /** Relative to the service's folder, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly sha256?: string;
  readonly crc?: number;
}

type WithoutBuild<T> = T extends unknown ? Omit<T, "build"> : never;

/** What is observed of a job elsewhere: a line of its log, or where its run stands. */
export type SaidOfRemote = WithoutBuild<RemoteEvent>;

/** What the rules may ask about what is around one config, and the project file that wins for it. */
export interface Surroundings {
  readonly outside: Outside;
  readonly project?: ProjectFile;
}

/** Finished plugins by fingerprint. `get` answers undefined for everything it can't vouch for. */
export interface BuildCache {
  get(fingerprint: string): Promise<Uint8Array | undefined>;
  put(fingerprint: string, plugin: Uint8Array): Promise<void>;
  /**
   * After a miss: the right to make it alone, or what another one made while this waited. Absent: nobody else makes any.
   * @throws BuildCancelled if it is cancelled while it waits.
   */
  claim?(fingerprint: string, options?: ClaimOptions): Promise<Claim>;
}

export interface ClaimOptions {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds to wait for another one; then it is made here all the same. Absent: a minute. */
  readonly waitMs?: number;
  /** Told once, when another one is found at work. */
  readonly onWait?: () => void;
}

export interface Claim {
  /** What another one has made meanwhile; then there is nothing to make. */
  readonly plugin?: Uint8Array;
  /** Gives the right back, with what was made or, after a failure, with nothing. */
  end(plugin?: Uint8Array): void;
}

/** One npm import as a tool wrote it. */
export interface NpmImport {
  /** `zod`, `date-fns/format`. */
  readonly specifier: string;
  /** Absolute folder of the importing file: where the search for `node_modules` begins. */
  readonly folder: string;
}

/** Bundles npm packages into ES modules that need nothing from outside. */
export interface NpmBundler {
  readonly version: string;
  /** `root` names the paths that may appear in the output, so that two checkouts give the same bytes. */
  bundle(imports: readonly NpmImport[], root: string): Promise<NpmBundle>;
}

export interface NpmBundle {
  /** ES modules by name; the imports between them are written as those names. */
  readonly modules: readonly { readonly name: string; readonly code: string }[];
  /** Module name of each import, in the order of the request; a string in `problem` where it could not be had. */
  readonly entries: readonly ({ readonly name: string } | { readonly problem: string })[];
}
