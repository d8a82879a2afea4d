import { type CheckContext, severityOf } from "@agentwright/language/agent/index";
import type { Finding } from "@agentwright/protocol";
import { kindOf } from "../kinds/index.ts";
import type { Surroundings, World } from "../world.ts";
import type { OpenFile } from "./open-file.ts";
import { isSame } from "./same.ts";

/** What was found in one version of a file, under what was then known from outside. */
export interface Checked {
  readonly findings: readonly Finding[];
  /** Milliseconds that the check took. */
  readonly ms: number;
  /** Names this very answer: equal ids, equal findings. */
  readonly id: string;
  /** A fault of ours; the finding AW900 tells it. */
  readonly fault?: unknown;
}

/** An edit by more characters than this is a new text. */
const large = 20_000;
/** For so many milliseconds what the world said is taken as still true, if nobody tells otherwise. */
const trusted = 2000;

/** Checks files, each version once for each state of the world. */
export class Checker {
  readonly #world: World;
  readonly #kept = new WeakMap<OpenFile, { readonly epoch: number; readonly checked: Checked }>();
  /** What failed on a version of a file, by the request: an edit makes another version, of which nothing is known. */
  readonly #failed = new WeakMap<OpenFile, Map<string, string>>();
  #epoch = 0;
  #runs = 0;
  /** The last answer for a text and what came of it by edits. */
  readonly #last = new WeakMap<object, { readonly checked: Checked; readonly length: number }>();
  /** Ids of another server process must not seem to be ours. */
  readonly #born = Date.now().toString(36);

  constructor(world: World) {
    this.#world = world;
  }

  /** What is known from outside changed: nothing found before holds. */
  forget(): void {
    this.#epoch++;
  }

  /** A request failed on a version of a file: one finding says so until it works, or the file is edited. True if new. */
  failed(file: OpenFile, what: string, fault: unknown): boolean {
    const faults = this.#failed.get(file) ?? new Map<string, string>();
    const told = fault instanceof Error ? fault.message : String(fault);
    if (faults.get(what) === told) return false;
    this.#failed.set(file, faults.set(what, told));
    this.#kept.delete(file);
    return true;
  }

  /** A request works on a version of a file; true if it had failed before. */
  works(file: OpenFile, what: string): boolean {
    return this.#failed.get(file)?.delete(what) === true && this.#kept.delete(file);
  }

  check(file: OpenFile): Checked {
    const before = this.#kept.get(file);
    if (before?.epoch === this.#epoch) return before.checked;
    const start = performance.now();
    const found = this.#find(file);
    const ms = performance.now() - start;
    const findings = this.#asWanted(file, [...requestFault(this.#failed.get(file)), ...found.findings]);
    const { lineage } = file;
    const last = lineage && this.#last.get(lineage)?.checked;
    // Most letters change nothing: who has the last answer needs no other.
    const same = last && last.fault === undefined && isSame(last.findings, findings);
    const id = same ? last.id : `${this.#born}.${this.#runs++}`;
    const checked = { ...found, findings: same ? last.findings : findings, ms, id };
    this.#kept.set(file, { epoch: this.#epoch, checked });
    if (lineage) this.#last.set(lineage, { checked, length: file.length });
    return checked;
  }

  /** How long the last check of a file took, in milliseconds; 0 if there was none. */
  costOf(file: OpenFile): number {
    return file.lineage ? (this.#last.get(file.lineage)?.checked.ms ?? 0) : 0;
  }

  /**
   * Does what is long in the check of a file, with pauses in which others have their turn. False if it was stopped, which
   * is asked after each pause: a file that was edited meanwhile must not be looked at any more.
   */
  async prepare(file: OpenFile, isStopped: () => boolean): Promise<boolean> {
    const kind = kindOf(file);
    if (!kind?.prepare || this.#kept.get(file)?.epoch === this.#epoch) return true;
    const last = file.lineage && this.#last.get(file.lineage);
    try {
      return await kind.prepare(file, !last || Math.abs(file.length - last.length) >= large, isStopped);
    } catch {
      // The check itself will meet the same fault, and tell it.
      return true;
    }
  }

  /** What `checkAgent` and `fixesFor` want to know beside the document. */
  contextOf(uri: string): CheckContext {
    return this.#contextIn(uri, this.#world.surroundings(uri));
  }

  #contextIn(uri: string, { outside, project }: Surroundings): CheckContext {
    // Not every file can be watched: while somebody types, the world is looked at again now and then.
    const epoch = `${this.#epoch} ${Math.floor(performance.now() / trusted)}`;
    return { outside, project, fileName: uri.slice(uri.lastIndexOf("/") + 1), epoch };
  }

  /** A fault of ours can be turned off like any finding, where the project file can still be asked. */
  #asWanted({ uri }: OpenFile, findings: readonly Finding[]): readonly Finding[] {
    if (!findings.some(({ code }) => code === "AW900")) return findings;
    try {
      const severity = severityOf("AW900", this.#world.surroundings(uri).project);
      if (severity === "off") return findings.filter(({ code }) => code !== "AW900");
      return findings.map(finding => (finding.code === "AW900" ? { ...finding, severity } : finding));
    } catch {
      return findings;
    }
  }

  #find(file: OpenFile): { readonly findings: readonly Finding[]; readonly fault?: unknown } {
    const fault = file.fault;
    try {
      if (file.kind === "broken") return { findings: [faultFinding(file.fault)], fault };
      const kind = kindOf(file);
      if (!kind) return { findings: [] };
      let around: Surroundings | undefined;
      const surroundings = () => {
        around ??= this.#world.surroundings(file.uri);
        return around;
      };
      const context = () => this.#contextIn(file.uri, surroundings());
      return {
        findings: kind.check(file, { surroundings, context, world: this.#world }),
        ...(fault !== undefined && { fault }),
      };
    } catch (thrown) {
      return { findings: [faultFinding(thrown)], fault: thrown };
    }
  }
}

const firstLine = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };

/** One finding for all requests that failed on a file. */
function requestFault(faults: ReadonlyMap<string, string> | undefined): Finding[] {
  const [first, ...others] = faults ?? [];
  if (!first) return [];
  const [what, told] = first;
  const more = others.length > 0 ? ` So did ${others.map(([name]) => name).join(", ")}.` : "";
  const message = `Agentwright failed at ${what} here (${told}).${more} The rest works; the log has the details.`;
  return [{ code: "AW900", severity: "error", message, range: firstLine }];
}

/** A fault of ours in place of findings: silence would look like a clean file. */
export function faultFinding(fault: unknown): Finding {
  const told = fault instanceof Error ? fault.message : String(fault);
  const message = `Agentwright failed while checking this file (${told}), so its findings are missing. The log has the details.`;
  return { code: "AW900", severity: "error", message, range: firstLine };
}
