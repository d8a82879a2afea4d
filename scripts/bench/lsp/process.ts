import { type ChildProcess, spawn } from "node:child_process";
import { Framing, framed } from "./framing.ts";

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** What a client answers where a server asks it; undefined: null. */
export type Answer = (method: string, params: unknown) => unknown;

/**
 * Any language server over stdio. Made for measuring: nothing between the pipe and whoever waits but framing and JSON.
 */
export class ServerProcess {
  readonly child: ChildProcess;
  /** When it was started, by `performance.now()`. */
  readonly started = performance.now();
  readonly registered: string[] = [];
  readonly #answer: Answer;
  readonly #patience: number;
  #id = 0;
  readonly #pending = new Map<number | string, { done(result: unknown): void; fail(error: Error): void }>();
  readonly #listeners = new Set<(method: string, params: unknown) => void>();

  /** An answer that takes longer than `patience`, in milliseconds, is an error: no server needs as long. */
  constructor(command: readonly string[], answer: Answer = () => undefined, patience = 60_000) {
    this.#patience = patience;
    this.#answer = answer;
    const [program, ...args] = command;
    if (program === undefined) throw new Error("no command");
    this.child = spawn(program, args, { stdio: ["pipe", "pipe", "ignore"] });
    const framing = new Framing(message => this.#received(message as Message));
    this.child.stdout?.on("data", (chunk: Buffer) => framing.add(chunk));
    this.child.stdin?.on("error", () => {});
    this.child.on("exit", code => {
      for (const { fail } of this.#pending.values()) fail(new Error(`the server ended with ${code}`));
      this.#pending.clear();
    });
  }

  get alive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  request<R>(method: string, params: unknown): Promise<R> {
    const id = ++this.#id;
    const result = new Promise<R>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`${method} was not answered in ${this.#patience} ms`)),
        this.#patience,
      );
      this.#pending.set(id, {
        done: value => {
          clearTimeout(timer);
          resolve(value as R);
        },
        fail: error => {
          clearTimeout(timer);
          reject(error);
        },
      });
    });
    this.#send({ jsonrpc: "2.0", id, method, params });
    return result;
  }

  notify(method: string, params: unknown): void {
    this.#send({ jsonrpc: "2.0", method, params });
  }

  /** The first notification of this method whose params are as wanted. */
  told<P>(method: string, wanted: (params: P) => boolean): Promise<P> {
    const found = new Promise<P>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#listeners.delete(listener);
        reject(new Error(`no fitting ${method} in ${this.#patience} ms`));
      }, this.#patience).unref();
      const listener = (name: string, params: unknown) => {
        if (name !== method || !wanted(params as P)) return;
        clearTimeout(timer);
        this.#listeners.delete(listener);
        resolve(params as P);
      };
      this.#listeners.add(listener);
    });
    // Whoever no longer waits need not hear of it.
    found.catch(() => {});
    return found;
  }

  /** Ends the server as an editor does, by force if it lingers. */
  async stop(): Promise<void> {
    if (!this.alive) return;
    const ended = new Promise<void>(resolve => this.child.once("exit", () => resolve()));
    const force = setTimeout(() => this.child.kill("SIGKILL"), 3000);
    this.request("shutdown", undefined)
      .then(() => this.notify("exit", undefined))
      .catch(() => {});
    await ended;
    clearTimeout(force);
  }

  #send(message: object): void {
    if (this.alive) this.child.stdin?.write(framed(message));
  }

  #received({ id, method, params, result, error }: Message): void {
    if (method !== undefined && id !== undefined) {
      if (method === "client/registerCapability") {
        const { registrations } = params as { registrations: readonly { readonly method: string }[] };
        this.registered.push(...registrations.map(one => one.method));
      }
      this.#send({ jsonrpc: "2.0", id, result: this.#answer(method, params) ?? null });
    } else if (method !== undefined) {
      for (const listener of [...this.#listeners]) listener(method, params);
    } else if (id !== undefined) {
      const pending = this.#pending.get(id);
      this.#pending.delete(id);
      if (error) pending?.fail(new Error(error.message));
      else pending?.done(result);
    }
  }
}
