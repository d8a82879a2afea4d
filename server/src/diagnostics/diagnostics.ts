import type { Finding } from "@agentwright/protocol";
import type {
  CancellationToken,
  Connection,
  Diagnostic,
  DocumentDiagnosticReport,
  TextDocuments,
} from "vscode-languageserver";
import type { Abilities } from "../abilities.ts";
import type { Checker } from "../documents/checker.ts";
import type { OpenFile } from "../documents/open-file.ts";
import { kindOf } from "../kinds/index.ts";
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
  #onOutside: () => void = () => {};
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

  /** Told when what was found before may not hold. */
  onOutside(listener: () => void): void {
    this.#onOutside = listener;
  }

  /** Something outside the open files changed: what was found before may not hold. */
  outsideChanged(): void {
    this.#checker.forget();
    this.#onOutside();
    if (this.#abilities.pull) this.#askToPull();
    else for (const file of this.#documents.all()) this.#later(file.uri, 0);
  }

  /** A request failed on a file, or works again: its findings say so. */
  faultChanged({ uri }: OpenFile): void {
    if (this.#abilities.pull) this.#askToPull();
    else this.#later(uri, 0);
  }

  /**
   * The answer to a pull. A long check gives way to others; if the file is edited meanwhile, the answer is of the text as
   * it then is. Who cancels gets no answer.
   */
  async report(
    given: OpenFile,
    previous: string | undefined,
    token?: CancellationToken,
  ): Promise<DocumentDiagnosticReport> {
    let file = given;
    const isOpen = this.#documents.get(file.uri) === file;
    const isStopped = () => token?.isCancellationRequested === true || this.#isReplaced(file, isOpen);
    while (!(await this.#checker.prepare(file, isStopped))) {
      const now = this.#documents.get(file.uri);
      if (token?.isCancellationRequested || !now) return { kind: "full", items: [] };
      file = now;
    }
    const { id } = this.#checker.check(file);
    if (id === previous) return { kind: "unchanged", resultId: id };
    return { kind: "full", resultId: id, items: this.of(file) };
  }

  /** Was there another version of an open file? That one must not be looked at any more. */
  #isReplaced(file: OpenFile, isOpen: boolean): boolean {
    return isOpen && this.#documents.get(file.uri) !== file;
  }

  /** The findings of a file in LSP's words. */
  of(file: OpenFile): Diagnostic[] {
    const { findings, fault } = this.#checker.check(file);
    if (fault === undefined) this.#status.works("checking");
    else this.#status.fails("checking", fault, file);
    const saidTwice = file.kind === "project" && this.#abilities.checksJson && /^jsonc?$/.test(file.languageId);
    const own = saidTwice ? findings.filter(({ code }) => code !== "AW910") : findings;
    return own.map(finding => this.diagnosticOf(file, finding));
  }

  diagnosticOf({ uri }: OpenFile, finding: Finding): Diagnostic {
    return toDiagnostic(finding, uri, other => this.#world.beside(uri, other), this.#abilities);
  }

  #edited(file: OpenFile): void {
    if (!this.#abilities.pull && file.kind !== "other") {
      const cost = this.#checker.costOf(file);
      this.#later(file.uri, cost < quick ? 0 : Math.min(cost, longest));
    }
    if (kindOf(file)?.isHeard && this.#world.changed(file.uri)) this.#othersChanged(file.uri);
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
    if (this.#documents.all().some(file => kindOf(file)?.isHeard && file.uri !== uri)) this.outsideChanged();
  }

  #later(uri: string, delay: number): void {
    clearTimeout(this.#timers.get(uri));
    this.#timers.set(
      uri,
      setTimeout(() => {
        this.#timers.delete(uri);
        void this.#push(uri);
      }, delay),
    );
  }

  /** Sends what is found in a file, unless it is edited meanwhile: each edit has a push of its own. */
  async #push(uri: string): Promise<void> {
    const file = this.#documents.get(uri);
    if (!file || file.kind === "other") return;
    if (!(await this.#checker.prepare(file, () => this.#isReplaced(file, true)))) return;
    void this.#connection.sendDiagnostics({ uri, version: file.version, diagnostics: this.of(file) });
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
