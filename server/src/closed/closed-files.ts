import { pacer } from "@agentwright/workspace/pace";
import type { CancellationToken, Connection, Diagnostic } from "vscode-languageserver";
import type { Abilities } from "../abilities.ts";
import { toDiagnostic } from "../diagnostics/to-diagnostic.ts";
import { faultFinding } from "../documents/checker.ts";
import type { Settings } from "../feature.ts";
import type { Status } from "../status.ts";
import type { ClosedReport, World } from "../world.ts";

/** Milliseconds in which further news is waited for before anybody is told. */
const gathering = 30;

/** What stands in one file that no editor shows. Equal ids, equal findings. */
export interface ClosedFile {
  readonly uri: string;
  readonly id: string;
  diagnostics(): Diagnostic[];
}

/** Agents and flow files that no editor shows, for those who tell the client what stands in them. */
export class ClosedFiles {
  readonly #world: World;
  readonly #status: Status;
  readonly #abilities: Abilities;
  readonly #settings: Settings;
  readonly #waiting = new Set<() => void>();
  readonly #published = new Map<string, string>();
  readonly #connection: Connection;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #due = 0;
  #news = 0;
  #sweep: Promise<void> | undefined;

  constructor(connection: Connection, world: World, status: Status, abilities: Abilities, settings: Settings) {
    this.#connection = connection;
    this.#world = world;
    this.#status = status;
    this.#abilities = abilities;
    this.#settings = settings;
    world.onClosedChange(() => this.changed());
  }

  /** Other files, or other findings in them, maybe: who waits is woken; who can't ask is told. */
  changed(after = gathering): void {
    const due = performance.now() + after;
    if (this.#timer && this.#due <= due) return;
    clearTimeout(this.#timer);
    this.#due = due;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#news++;
      for (const wake of [...this.#waiting]) wake();
      if (!this.#abilities.pull) this.#sweep = (this.#sweep ?? Promise.resolve()).then(() => this.#pushGuarded());
    }, after);
  }

  /** Counts what waiting ones were woken for: who looks at all files takes it before, and waits with it afterwards. */
  get news(): number {
    return this.#news;
  }

  /** Settles with the next change after `seen` was taken, which may have been already, or when the token is cancelled. */
  wait(token: CancellationToken, seen: number): Promise<void> {
    if (this.#news !== seen) return Promise.resolve();
    return new Promise(resolve => {
      const wake = (): void => {
        this.#waiting.delete(wake);
        cancelled.dispose();
        resolve();
      };
      const cancelled = token.onCancellationRequested(wake);
      this.#waiting.add(wake);
      if (token.isCancellationRequested) wake();
    });
  }

  /**
   * All closed agents and then flow files with their findings, each in order of their URIs, once everything that is being looked for is known.
   * Checks what has to be checked file by file, giving way to other work; a cancelled token ends it early.
   */
  async *all(token?: CancellationToken): AsyncGenerator<ClosedFile> {
    if (this.#settings.workspaceFindings === "openFiles") return;
    await this.#world.settled();
    await this.#world.flows.settled();
    const pause = pacer();
    for (const uri of [...(this.#world.closedAgents() ?? []), ...this.#world.flows.closed()]) {
      await pause();
      if (token?.isCancellationRequested) return;
      const report = this.#report(uri);
      if (report) yield { uri, id: report.id, diagnostics: () => this.#diagnostics(uri, report) };
    }
    this.#world.reported();
  }

  #report(uri: string): ClosedReport | undefined {
    try {
      return this.#world.closedReport(uri);
    } catch (fault) {
      this.#status.fails(`checking ${uri}`, fault);
      return { id: `fault ${fault}`, findings: [faultFinding(fault)] };
    }
  }

  #diagnostics(uri: string, { findings }: ClosedReport): Diagnostic[] {
    return findings.map(finding =>
      toDiagnostic(finding, uri, other => this.#world.beside(uri, other), this.#abilities),
    );
  }

  /** A fault is told, and the next change is told all the same. */
  async #pushGuarded(): Promise<void> {
    try {
      await this.#push();
    } catch (fault) {
      this.#status.fails("telling findings of closed files", fault);
    }
  }

  /** Sends what changed since it was sent last; what is no closed agent any more is cleared, unless it is open now. */
  async #push(): Promise<void> {
    const left = new Set(this.#published.keys());
    for await (const { uri, id, diagnostics } of this.all()) {
      left.delete(uri);
      if (this.#published.get(uri) === id) continue;
      const found = diagnostics();
      if (found.length > 0 || this.#published.has(uri))
        void this.#connection.sendDiagnostics({ uri, diagnostics: found });
      this.#published.set(uri, id);
    }
    for (const uri of left) {
      this.#published.delete(uri);
      if (!this.#world.isOpen(uri)) void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
    }
  }
}
