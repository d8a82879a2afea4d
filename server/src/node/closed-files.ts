import { createHash } from "node:crypto";
import { type AgentDocument, checkAgent, redactSecrets } from "@agentwright/language/agent/index";
import type { Outside } from "@agentwright/language/agent/outside";
import type { Finding, ProjectFile } from "@agentwright/protocol";
import {
  type AgentIndexes,
  type AtHand,
  holds,
  parseAgent,
  readText,
  type Trace,
  traced,
} from "@agentwright/workspace";

/** What was found in one state of a file, and all that it rests on. */
export interface KeptFindings {
  /** The text's stamp, as the index has it; empty: the text can't be recognised by another process. */
  readonly stamp: string;
  /** Names the project file's content. */
  readonly project: string;
  /** What the check was told from outside. */
  readonly trace: Trace;
  readonly findings: readonly Finding[];
  /** Names these findings: equal ids, equal findings. */
  readonly id: string;
}

/** What a check is told from outside of one file. */
export interface CheckedIn {
  readonly outside: Outside;
  readonly project: ProjectFile;
}

/**
 * Findings of files that no editor shows. They hold until somebody tells that the text changed (`forget`), or that
 * something they rest on may have (`doubt`): then the questions of the check are asked again, and only where an answer
 * is another one the file is checked again.
 */
export class ClosedFindings {
  readonly #index: AgentIndexes;
  readonly #atHand: AtHand;
  readonly #inOf: (path: string) => CheckedIn;
  readonly #kept = new Map<string, KeptFindings>();
  readonly #doubted = new Set<string>();
  readonly #digests = new WeakMap<ProjectFile, string>();

  /** `atHand`: documents that were parsed for the index. */
  constructor(index: AgentIndexes, atHand: AtHand, inOf: (path: string) => CheckedIn) {
    this.#index = index;
    this.#atHand = atHand;
    this.#inOf = inOf;
  }

  /** The findings of a file as it is on disk; undefined if it can't be read. Throws what a check throws. */
  of(path: string): KeptFindings | undefined {
    const before = this.#kept.get(path);
    if (before && !this.#doubted.has(path)) return before;
    const around = this.#inOf(path);
    const project = this.#digestOf(around.project);
    if (before && before.project === project && this.#isSameText(path, before) && holds(before.trace, around.outside)) {
      this.#doubted.delete(path);
      return before;
    }
    const got = this.#atHand.take(path) ?? parsed(path);
    this.forget(path);
    if (!got) return undefined;
    const { document } = got;
    const asking = traced(around.outside);
    const fileName = path.slice(path.lastIndexOf("/") + 1);
    const findings = checkAgent(document, { outside: asking.outside, project: around.project, fileName });
    const kept = { stamp: got.stamp, project, trace: asking.trace(), findings, id: idOf(findings) };
    this.#kept.set(path, kept);
    return kept;
  }

  /** The text is another one, or gone. */
  forget(path: string): void {
    this.#kept.delete(path);
    this.#doubted.delete(path);
  }

  /** Something that the findings rest on may be another. */
  doubt(path: string): void {
    if (this.#kept.has(path)) this.#doubted.add(path);
  }

  /** The paths whose findings are kept. */
  paths(): Iterable<string> {
    return this.#kept.keys();
  }

  /** What another process may take over; undefined if it could not tell whether the text is the same. */
  keepable(path: string): KeptFindings | undefined {
    const kept = this.#kept.get(path);
    if (!kept?.stamp || kept.stamp !== this.#index.readOf(path)?.stamp) return undefined;
    // A message may quote the file, and a key that stands in it goes nowhere.
    if (kept.findings.length > 0 && redactSecrets(JSON.stringify(kept.findings)).found > 0) return undefined;
    return kept;
  }

  /** Takes over what an earlier process found, to be tried before it is told. */
  restore(path: string, kept: KeptFindings): void {
    if (this.#kept.has(path)) return;
    this.#kept.set(path, kept);
    this.#doubted.add(path);
  }

  /** A round of all files is told the same project file again and again. */
  #digestOf(project: ProjectFile): string {
    let known = this.#digests.get(project);
    if (known === undefined) {
      known = digest(project);
      this.#digests.set(project, known);
    }
    return known;
  }

  #isSameText(path: string, { stamp }: KeptFindings): boolean {
    // What this process read itself holds until `forget`; what it took over must be what the index met.
    const read = this.#index.readOf(path);
    return read !== undefined && read.stamp === stamp;
  }
}

function parsed(path: string): { readonly document: AgentDocument; readonly stamp: string } | undefined {
  const got = readText(path);
  return typeof got === "string" ? undefined : { document: parseAgent(path, got.text), stamp: got.stamp };
}

function idOf(findings: readonly Finding[]): string {
  return findings.length === 0 ? nothing : digest(findings);
}

function digest(value: unknown): string {
  return createHash("sha1").update(JSON.stringify(value)).digest("base64").slice(0, 16);
}

const nothing = digest([]);
