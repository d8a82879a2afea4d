import * as vscode from "vscode";
import { workerUrl } from "./worker.ts";

/** Milliseconds: a worker's first request boots it, which takes a while; the runtime itself may still be starting. */
const patience = { request: 15_000, runtime: 30_000, pause: 700 } as const;

/**
 * Starts a worker by a request to its function, as pgflow's documents do, and tells how that went line by line. Waits
 * for the edge runtime if `wait`. Answers whether the worker answered.
 */
export async function startWorker(
  functionsUrl: string,
  worker: string,
  say: (line: string) => void,
  { wait, signal }: { readonly wait: boolean; readonly signal: AbortSignal },
): Promise<boolean> {
  const url = workerUrl(functionsUrl, worker);
  const until = Date.now() + (wait ? patience.runtime : 0);
  say(vscode.l10n.t("Asking {0}", url));
  for (;;) {
    try {
      const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(patience.request)]) });
      await response.body?.cancel();
      return sayAnswer(response.status, worker, say);
    } catch (error) {
      if (signal.aborted) return false;
      if (Date.now() >= until) {
        say(vscode.l10n.t("No answer: {0}", error instanceof Error ? error.message : String(error)));
        say(vscode.l10n.t("Start the edge runtime first: run the task “Start Edge Runtime”."));
        return false;
      }
      await new Promise(resolve => setTimeout(resolve, patience.pause));
    }
  }
}

function sayAnswer(status: number, worker: string, say: (line: string) => void): boolean {
  if (status < 300) {
    say(vscode.l10n.t("✓ {0} is running.", worker));
    return true;
  }
  if (status === 401) {
    say(vscode.l10n.t("{0} wants a key. Set verify_jwt = false for it in supabase/config.toml.", worker));
  } else if (status === 404) {
    say(vscode.l10n.t("There is no function {0}. Name the worker in the setting agentwright.flow.worker.", worker));
  } else say(vscode.l10n.t("{0} answered with status {1}; the edge runtime's output says why.", worker, status));
  return false;
}
