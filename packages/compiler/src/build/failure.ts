import type { BuildError } from "@agentwright/protocol";

/** Stops a build; carries what the `finished` event says. */
export class BuildFailure extends Error {
  readonly error: BuildError;
  /** It may pass by itself: the queue tries again. */
  readonly retry: boolean;

  constructor(
    code: BuildError["code"],
    message: string,
    more: { addOn?: string; cause?: unknown; retry?: boolean | undefined } = {},
  ) {
    super(message, { cause: more.cause });
    this.name = "BuildFailure";
    this.retry = more.retry === true;
    this.error = more.addOn === undefined ? { code, message } : { code, message, addOn: more.addOn };
  }
}

/** Thrown at the next step after the caller's signal was aborted. */
export class BuildCancelled extends Error {
  constructor() {
    super("The build was cancelled.");
    this.name = "BuildCancelled";
  }
}
