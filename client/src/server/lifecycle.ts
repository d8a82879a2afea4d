import type { ChildProcess } from "node:child_process";
import type { CrashBudget } from "./crashes.ts";

/** What the owner of a lifecycle gives it. `C`: the client of one process. */
export interface LifecycleParts<C> {
  readonly budget: CrashBudget;
  launch(): ChildProcess;
  /** Makes a client and greets the server; rejects if the server does not take the greeting. */
  connect(child: ChildProcess): Promise<C>;
  /** Tells the server to end. It may take its time, or never answer. */
  disconnect(client: C): Promise<void>;
  /** `stopped`: it stays down. `again`: it ended unasked and is started anew. */
  onState(state: "starting" | "again" | "ready" | "stopped" | "failed", reason?: unknown): void;
  /** Milliseconds that a server has to take the greeting, and to end by itself. */
  readonly limits?: { readonly start: number; readonly stop: number };
}

/** Server processes one after the other: one runs at a time, and each has a client of its own. */
export interface Lifecycle<C> {
  /** The process that runs, or ran last. */
  readonly child: ChildProcess | undefined;
  begin(): void;
  /** The client of a running server; waits while one starts. Rejects where none will. */
  client(): Promise<C>;
  /** Ends the process, by force if it takes too long. Never rejects, never hangs. */
  stop(): Promise<void>;
}

interface Attempt<C> {
  readonly child: ChildProcess;
  readonly ready: Promise<C>;
  /** Asked to end: that it ends is no crash. */
  ending: boolean;
  client?: C;
}

const usual = { start: 20_000, stop: 1500 };

/**
 * Starts a server, again after each crash that the budget forgives, and stops it for good after the next. A server
 * that does not take the greeting in time is ended like one that crashed.
 */
export function openLifecycle<C>(parts: LifecycleParts<C>): Lifecycle<C> {
  const limits = parts.limits ?? usual;
  let attempt: Attempt<C> | undefined;

  const begin = (): void => {
    const child = parts.launch();
    const gone = new Promise<never>((_, reject) => {
      child.once("exit", () => reject(new Error("The language server ended while it was starting.")));
      child.once("error", reject);
    });
    gone.catch(() => {});
    const late = timeout(limits.start, "The language server did not start in time.");
    const ready = Promise.race([parts.connect(child), gone, late.promise]).finally(late.clear);
    const own: Attempt<C> = { child, ready, ending: false };
    attempt = own;
    ready.then(
      client => {
        own.client = client;
        if (attempt === own && !own.ending) parts.onState("ready");
      },
      reason => {
        if (own.ending) return;
        parts.onState("failed", reason);
        // A process that could not be started at all has no exit to wait for.
        if (child.pid === undefined) ended(own);
        else child.kill("SIGKILL");
      },
    );
    child.once("exit", () => ended(own));
  };
  const ended = (own: Attempt<C>): void => {
    if (own.ending || attempt !== own) return;
    own.ending = true;
    if (parts.budget.spend(Date.now())) {
      parts.onState("again");
      begin();
    } else parts.onState("stopped");
  };

  return {
    get child() {
      return attempt?.child;
    },
    begin: () => {
      parts.onState("starting");
      begin();
    },
    client: async () => {
      for (;;) {
        const own = attempt;
        if (!own) throw new Error("The language server was not started.");
        try {
          return await own.ready;
        } catch (error) {
          // Another may have been started meanwhile; else there is none to wait for.
          if (attempt === own && own.ending) throw error;
          if (attempt === own) await exit(own.child);
          if (attempt === own) throw error;
        }
      }
    },
    stop: async () => {
      const own = attempt;
      if (!own) return;
      own.ending = true;
      const late = timeout(limits.stop, "The language server took too long to end.");
      const orderly =
        own.client === undefined ? Promise.reject(new Error("not started")) : parts.disconnect(own.client);
      await Promise.race([orderly, late.promise])
        .then(() => Promise.race([exit(own.child), late.promise]))
        .catch(() => own.child.kill("SIGKILL"))
        .finally(late.clear);
    },
  };
}

function exit(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise(resolve => child.once("exit", () => resolve()));
}

function timeout(ms: number, message: string): { readonly promise: Promise<never>; readonly clear: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const promise = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(message)), ms);
  });
  promise.catch(() => {});
  return { promise, clear: () => clearTimeout(timer) };
}
