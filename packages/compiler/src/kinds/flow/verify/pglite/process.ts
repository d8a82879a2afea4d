import { type ChildProcess, fork } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { QueryResultRow } from "pg";
import type { Session } from "../../database/connect.ts";
import type { Answer, Ask } from "./messages.ts";

/** An error of the database inside, with PostgreSQL's own code. */
export class PgliteError extends Error {
  readonly code: string | undefined;

  constructor(message: string, code?: string) {
    super(message);
    this.name = "PgliteError";
    this.code = code;
  }
}

export interface PgliteProcess extends Session {
  readonly pid: number | undefined;
  readonly alive: boolean;
  open(what: Omit<Extract<Ask, { kind: "open" }>, "id" | "kind">): Promise<void>;
  kill(): void;
}

type Waiting = { resolve(rows: readonly unknown[]): void; reject(error: Error): void };
type Question = Ask extends infer A ? (A extends Ask ? Omit<A, "id"> : never) : never;

/** Forks the process that holds PGlite. Whatever is asked of one that has ended is rejected with a sentence. */
export function forkPglite(): PgliteProcess {
  const child: ChildProcess = fork(childPath(), [], {
    execArgv: ["--disable-warning=ExperimentalWarning"],
    env: { PATH: process.env.PATH, ...(process.versions.electron && { ELECTRON_RUN_AS_NODE: "1" }) },
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    serialization: "advanced",
  });
  const waiting = new Map<number, Waiting>();
  let alive = true;
  let count = 0;
  const end = () => {
    alive = false;
    for (const each of waiting.values())
      each.reject(new PgliteError("PGlite ended unexpectedly, maybe for want of memory (it takes up to 800 MB)."));
    waiting.clear();
  };
  child.once("exit", end);
  child.once("error", end);
  child.on("message", (answer: Answer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.error) asked?.reject(new PgliteError(answer.error.message, answer.error.code));
    else asked?.resolve(answer.rows ?? []);
  });
  const ask = (question: Question) =>
    new Promise<readonly unknown[]>((resolve, reject) => {
      if (!alive) return reject(new PgliteError("PGlite has ended. Try again."));
      const id = ++count;
      waiting.set(id, { resolve, reject });
      child.send({ id, ...question } as Ask);
    });
  return {
    get pid() {
      return child.pid;
    },
    get alive() {
      return alive;
    },
    open: async what => {
      await ask({ kind: "open", ...what });
    },
    query: async <R extends QueryResultRow>(text: string, values: readonly unknown[] = []) =>
      (await ask({ kind: "query", text, values })) as R[],
    run: async text => {
      await ask({ kind: "run", text });
    },
    kill: () => {
      child.kill("SIGKILL");
    },
  };
}

/** `child.ts` in the sources, `flow-pglite.js` beside or above a bundle. */
function childPath(): string {
  if (import.meta.url.endsWith(".ts")) return fileURLToPath(new URL("./child.ts", import.meta.url));
  const near = fileURLToPath(new URL("./flow-pglite.js", import.meta.url));
  return existsSync(near) ? near : fileURLToPath(new URL("../flow-pglite.js", import.meta.url));
}
