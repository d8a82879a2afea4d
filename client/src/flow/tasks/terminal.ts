import * as vscode from "vscode";

/** A task's terminal that shows what our own code says while it works. Its exit code is 0 if the work succeeded. */
export class WorkTerminal implements vscode.Pseudoterminal {
  readonly #work: (say: (line: string) => void, signal: AbortSignal) => Promise<boolean>;
  readonly #write = new vscode.EventEmitter<string>();
  readonly #closed = new vscode.EventEmitter<number>();
  readonly #ended = new AbortController();
  readonly onDidWrite = this.#write.event;
  readonly onDidClose = this.#closed.event;

  constructor(work: (say: (line: string) => void, signal: AbortSignal) => Promise<boolean>) {
    this.#work = work;
  }

  open(): void {
    const say = (line: string) => this.#write.fire(`${line.replaceAll("\n", "\r\n")}\r\n`);
    this.#work(say, this.#ended.signal)
      .catch((error: unknown) => {
        say(error instanceof Error ? error.message : String(error));
        return false;
      })
      .then(done => this.#closed.fire(done ? 0 : 1));
  }

  close(): void {
    this.#ended.abort();
  }
}
