/** The Go compiler of this machine. */
export interface GoTools {
  /** Looks for a `go` that is new enough. `named` is the one that a person chose: then no other is looked for. */
  find(named: string | undefined): Promise<GoSearch>;
  /**
   * Builds a module in a folder of its own, which is gone afterwards. Throws a BuildCancelled if `signal` is aborted;
   * `go` and all that it started are ended then.
   */
  build(job: GoJob, signal: AbortSignal | undefined): Promise<GoOutput>;
}

export type GoSearch =
  | { readonly found: GoToolchain }
  /** One sentence: what was found, or where was looked. */
  | { readonly missing: string };

/** One installed Go. */
export interface GoToolchain {
  /** Absolute path of the `go` command. */
  readonly command: string;
  /** As `runtime.Version()` says it: `go1.26.8`. */
  readonly version: string;
  /** GOOS and GOARCH of the machine itself. */
  readonly os: string;
  readonly arch: string;
  /** The level of the instruction set for which it builds: GOAMD64, GOARM64…; absent: the machine has none. */
  readonly level?: string;
  /** Folder of its build cache. */
  readonly cache: string;
  /** The C compiler that cgo would use, if there is one. */
  readonly cc?: string;
}

export interface GoJob {
  readonly go: GoToolchain;
  readonly target: "go-wasm" | "go-plugin";
  /** Contents by path with `/`, relative to the folder of the module. */
  readonly files: ReadonlyMap<string, string>;
}

/** `info` of a go-plugin. */
export type GoOutput =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly info?: GoInfo }
  /** What `go` wrote: errors as `file:line:col: message`. */
  | { readonly ok: false; readonly output: string };

/** What `go version -m` says of a file. */
export interface GoInfo {
  readonly version: string;
  /** `path@version` of every module in it but the main one, sorted. */
  readonly modules: readonly string[];
  /** Its `build` lines: `GOOS`, `-trimpath`… */
  readonly settings: Readonly<Record<string, string>>;
}
