import type { Finding } from "@agentwright/protocol";
import type { Connection, Diagnostic, DocumentDiagnosticReport, TextDocuments } from "vscode-languageserver";
import type { Abilities } from "../abilities.ts";
import type { Checker } from "../documents/checker.ts";
import type { OpenFile } from "../documents/open-file.ts";
import type { Status } from "../status.ts";
import type { World } from "../world.ts";
import { toDiagnostic } from "./to-diagnostic.ts";

/** A check that was faster than this, in milliseconds, is repeated with no delay. */
const quick = 15;
/** The longest delay, in milliseconds. */
const longest = 150;

/**
 * Findings on their way to the client: answered where it asks, pushed where it can't. A push is always of the text as
 * it is when it leaves, with its version; a closed file is cleared.
 */
export class Diagnostics {
  readonly #connection: Connection;
  readonly #documents: TextDocuments<OpenFile>;
  readonly #checker: Checker;
  readonly #world: World;
  readonly #status: Status;
  readonly #abilities: Abilities;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #refresh: ReturnType<typeof setTimeout> | undefined;

  constructor(
    connection: Connection,
    documents: TextDocuments<OpenFile>,
    checker: Checker,
    world: World,
    status: Status,
    abilities: Abilities,
  ) {
    this.#connection = connection;
    this.#documents = documents;
    this.#checker = checker;
    this.#world = world;
    this.#status = status;
    this.#abilities = abilities;
  }

  listen(): void {
    this.#world.onChange(() => this.outsideChanged());
    this.#documents.onDidOpen(({ document }) => this.#world.opened(document.uri));
    this.#documents.onDidChangeContent(({ document }) => this.#edited(document));
    this.#documents.onDidClose(({ document }) => this.#closed(document.uri));
  }

  /** Something outside the open files changed: what was found before may not hold. */
  outsideChanged(): void {
    this.#checker.forget();
    if (this.#abilities.pull) this.#askToPull();
    else for (const file of this.#documents.all()) this.#later(file.uri, 0);
  }

  /** A request failed on a file, or works again: its findings say so. */
  faultChanged({ uri }: OpenFile): void {
    if (this.#abilities.pull) this.#askToPull();
    else this.#later(uri, 0);
  }

  /** The answer to a pull. */
  report(file: OpenFile, previous: string | undefined): DocumentDiagnosticReport {
    const { id } = this.#checker.check(file);
    if (id === previous) return { kind: "unchanged", resultId: id };
    return { kind: "full", resultId: id, items: this.of(file) };
  }

  /** The findings of a file in LSP's words. */
  of(file: OpenFile): Diagnostic[] {
    const { findings, fault } = this.#checker.check(file);
    if (fault === undefined) this.#status.works("checking");
    else this.#status.fails("checking", fault, file);
    return findings.map(finding => this.diagnosticOf(file, finding));
  }

  diagnosticOf({ uri }: OpenFile, finding: Finding): Diagnostic {
    return toDiagnostic(finding, uri, other => this.#world.beside(uri, other), this.#abilities);
  }

  #edited(file: OpenFile): void {
    if (!this.#abilities.pull && file.kind !== "other") {
      this.#later(file.uri, this.#checker.lastMs < quick ? 0 : Math.min(this.#checker.lastMs, longest));
    }
    if (file.kind === "agent" && this.#world.changed(file.uri)) this.#othersChanged(file.uri);
  }

  #closed(uri: string): void {
    clearTimeout(this.#timers.get(uri));
    this.#timers.delete(uri);
    if (!this.#abilities.pull) void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
    this.#world.closed(uri);
    if (this.#world.changed(uri)) this.#othersChanged(uri);
  }

  /** What an open file says of itself changed: only then may the others read differently. */
  #othersChanged(uri: string): void {
    if (this.#documents.all().some(file => file.kind === "agent" && file.uri !== uri)) this.outsideChanged();
  }

  #later(uri: string, delay: number): void {
    clearTimeout(this.#timers.get(uri));
    this.#timers.set(
      uri,
      setTimeout(() => {
        this.#timers.delete(uri);
        const file = this.#documents.get(uri);
        if (!file || file.kind === "other") return;
        void this.#connection.sendDiagnostics({ uri, version: file.version, diagnostics: this.of(file) });
      }, delay),
    );
  }

  #askToPull(): void {
    if (!this.#abilities.refreshFindings) return;
    clearTimeout(this.#refresh);
    this.#refresh = setTimeout(() => {
      this.#connection.languages.diagnostics.refresh().catch(() => {
        // The client went away meanwhile; nobody is left to be told.
      });
    }, 20);
  }
}
