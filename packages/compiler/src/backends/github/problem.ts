import type { RemoteErrorCode } from "@agentwright/protocol";

export const noRemote =
  "This repository has no remote, so GitHub does not know it. Create a repository on GitHub, and run: git remote add origin <its address>";

/** Why a job on GitHub goes no further; the message is one sentence or two, the last of them the next step. */
export class RemoteProblem extends Error {
  readonly code: RemoteErrorCode;
  /** It may pass by itself. */
  readonly retry: boolean;
  /** Milliseconds after which GitHub wants to be asked again; absent: it did not say. */
  readonly waitMs: number | undefined;
  /** The HTTP status; undefined: there was no answer. */
  readonly status: number | undefined;
  /** What the server itself said of it. */
  readonly said: string;

  constructor(
    code: RemoteErrorCode,
    message: string,
    more: {
      retry?: boolean;
      waitMs?: number | undefined;
      status?: number | undefined;
      said?: string;
      cause?: unknown;
    } = {},
  ) {
    super(message, { cause: more.cause });
    this.name = "RemoteProblem";
    this.code = code;
    this.retry = more.retry ?? false;
    this.waitMs = more.waitMs;
    this.status = more.status;
    this.said = more.said ?? "";
  }

  /** Nobody knows whether what was asked for was done: the connection broke, or the server did. */
  get unheard(): boolean {
    return this.code === "offline";
  }
}

/** A person does not want it any more. */
export class RemoteCancelled extends Error {
  constructor() {
    super("The job was cancelled.");
    this.name = "RemoteCancelled";
  }
}
