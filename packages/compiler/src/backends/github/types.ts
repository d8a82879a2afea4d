import type { RemoteJob } from "@agentwright/protocol";
import type { SaidOfRemote } from "../../build/host.ts";

/** Where a job's files stand on GitHub, and what starts the run that compiles them. */
export interface Source {
  /** `https://api.github.com`, or that of an Enterprise server (`https://host/api/v3`). */
  readonly api: string;
  readonly owner: string;
  readonly repo: string;
  /** File name of the workflow. */
  readonly workflow: string;
  /** Branch or tag that the workflow is taken from, by its full name. */
  readonly on: string;
  /** What is compiled, by its full name. One below `refs/agentwright/` is deleted when the run has ended. */
  readonly ref: string;
  /** The commit that is compiled. */
  readonly sha: string;
  /** What the workflow is given; everyone who sees the run sees them, so nothing secret is in them. */
  readonly inputs: Readonly<Record<string, string>>;
}

/** A repository on GitHub or on an Enterprise server. */
export type Place = Pick<Source, "api" | "owner" | "repo">;

/** What a run on GitHub needs of the door that starts it. */
export interface RemoteDeps {
  /**
   * Says where the job's files are on GitHub, and brings them there if they are not. `correlation` (letters, digits,
   * hyphens) goes into the name of the run and of its artifact. Throws a `RemoteProblem`.
   */
  source(job: RemoteJob, correlation: string, signal?: AbortSignal): Promise<Source>;
  /**
   * A token for that server and no other; `again`: the one before was refused. Undefined: nobody is signed in. Throws a
   * `RemoteProblem` where there is another next step than to sign in.
   */
  token(api: string, again: boolean): Promise<string | undefined>;
  readonly fetch: typeof fetch;
  /** Absolute folder for what is downloaded. What is older than a day in it is removed. */
  readonly folder: string;
  /** Takes the values of secrets out of a text; the token is taken out in any case. */
  mask?(text: string): string;
  /** Absent: that of the machine. */
  readonly clock?: Clock;
}

/** Time, for waiting. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Ends early, without an error, when the signal is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export type Say = (said: SaidOfRemote) => void;
