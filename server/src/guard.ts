import type { CancellationToken } from "vscode-languageserver";
import { LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { OpenFile } from "./documents/open-file.ts";
import type { Status } from "./status.ts";

/** Where it is kept which files a request failed on. */
export interface FileFaults<P> {
  fileOf(params: P): OpenFile | undefined;
  failed(file: OpenFile, fault: unknown): void;
  works(file: OpenFile): void;
}

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
  faults?: FileFaults<P>,
): Handler<P, R | ResponseError<never>> {
  return async (params, token) => {
    if (token.isCancellationRequested) return new ResponseError<never>(LSPErrorCodes.RequestCancelled, "cancelled");
    try {
      const result = await run(params, token);
      status.works(name);
      const file = faults?.fileOf(params);
      if (file) faults?.works(file);
      return token.isCancellationRequested
        ? new ResponseError<never>(LSPErrorCodes.RequestCancelled, "cancelled")
        : result;
    } catch (fault) {
      const file = faults?.fileOf(params);
      status.fails(name, fault, file);
      if (file) faults?.failed(file, fault);
      return fallback;
    }
  };
}
