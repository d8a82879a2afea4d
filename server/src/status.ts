import { type CrashText, lspMethods, type ServerStatus } from "@agentwright/protocol";
import type { Connection } from "vscode-languageserver";
import type { OpenFile } from "./documents/open-file.ts";

/** Tells the client how the server does: on each change, once. */
export class Status {
  readonly #connection: Connection;
  readonly #version: string;
  readonly #faults = new Map<string, string>();
  #files = 0;
  #busy = false;
  #ready = false;
  #told = "";
  /** The text that the last fault happened on, to be kept as a fixture. */
  lastCrash: CrashText | undefined;

  constructor(connection: Connection, version: string) {
    this.#connection = connection;
    this.#version = version;
  }

  ready(): void {
    this.#ready = true;
    this.#tell();
  }

  /** How many agents are known, and whether more are being looked for. */
  knows(files: number, busy: boolean): void {
    this.#files = files;
    this.#busy = busy;
    this.#tell();
  }

  /** Something of ours failed: one log line with the stack, and the status until it works again. */
  fails(what: string, fault: unknown, file?: OpenFile): void {
    const stack = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
    if (file) this.lastCrash = { uri: file.uri, languageId: file.languageId, text: file.text, what, stack };
    const message = fault instanceof Error ? fault.message : String(fault);
    this.#connection.console.error(`AW900 ${what} failed: ${stack}`);
    this.#faults.set(what, `${what} failed (${message}). The rest works; the log has the details.`);
    this.#tell();
  }

  works(what: string): void {
    if (this.#faults.delete(what)) this.#tell();
  }

  #tell(): void {
    const message = [...this.#faults.values()].at(-1);
    const state = message ? "failed" : !this.#ready ? "starting" : this.#busy ? "busy" : "ready";
    const status: ServerStatus = {
      state,
      version: this.#version,
      files: this.#files,
      ...(message !== undefined && { message }),
    };
    const told = JSON.stringify(status);
    if (told === this.#told) return;
    this.#told = told;
    void this.#connection.sendNotification(lspMethods.status, status);
  }
}
