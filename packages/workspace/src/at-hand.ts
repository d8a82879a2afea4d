import { statSync } from "node:fs";
import type { AgentDocument } from "@agentwright/language/agent/index";
import { stampOf } from "./read.ts";

/** Characters of text whose documents are kept at most; parsed, they take about thirty bytes each. */
const mostText = 2 * 1024 * 1024;

/** Milliseconds after which a document that nobody asked for is let go. */
const longest = 10_000;

interface Kept {
  readonly document: AgentDocument;
  readonly stamp: string;
  readonly length: number;
}

/** What was parsed to index it and will soon be checked: so a workspace that is opened is parsed once, and not twice. */
export class AtHand {
  readonly #kept = new Map<string, Kept>();
  #text = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `stamp`: of the text on disk, as `readText` gives it. */
  keep(file: string, document: AgentDocument, stamp: string): void {
    this.drop(file);
    const { length } = document.source;
    if (stamp === "" || this.#text + length > mostText) return;
    this.#kept.set(file, { document, stamp, length });
    this.#text += length;
    this.#timer ??= setTimeout(() => this.clear(), longest).unref();
  }

  /** The document of a file, if its text is still the same; it is given once. */
  take(file: string): Pick<Kept, "document" | "stamp"> | undefined {
    const kept = this.drop(file);
    const stats = kept && statSync(file, { throwIfNoEntry: false });
    return stats && stampOf(stats) === kept.stamp ? kept : undefined;
  }

  drop(file: string): Kept | undefined {
    const kept = this.#kept.get(file);
    this.#kept.delete(file);
    this.#text -= kept?.length ?? 0;
    return kept;
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#kept.clear();
    this.#text = 0;
  }
}
