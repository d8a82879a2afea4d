import type { CancellationToken } from "vscode-languageserver";
import { LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { Status } from "./status.ts";

type Handler<P, R> = (params: P, token: CancellationToken) => R | Promise<R>;

/**
 * Wraps a handler so that a fault of ours is told (log, status) and answered with `fallback` instead of an error that
 * editors show or swallow as they like. A request that was cancelled before its turn does no work.
 */
export function guarded<P, R>(
  status: Status,
  name: string,
  fallback: R,
  run: Handler<P, R>,
): Handler<P, R | ResponseError<never>> {
  return async (params, token) => {
    if (token.isCancellationRequested) return new ResponseError<never>(LSPErrorCodes.RequestCancelled, "cancelled");
    try {
      const result = await run(params, token);
      status.works(name);
      return token.isCancellationRequested
        ? new ResponseError<never>(LSPErrorCodes.RequestCancelled, "cancelled")
        : result;
    } catch (fault) {
      status.fails(name, fault);
      return fallback;
    }
  };
}
