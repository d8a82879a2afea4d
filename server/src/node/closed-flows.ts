import { readText } from "@agentwright/workspace";
import type { ClosedReport, Surroundings } from "../world.ts";

/** Findings of flow files that no editor shows. They hold until somebody tells that they may be others. */
export class ClosedFlows {
  readonly #check: (path: string, text: string, project: Surroundings["project"]) => ClosedReport;
  readonly #kept = new Map<string, ClosedReport>();

  constructor(check: (path: string, text: string, project: Surroundings["project"]) => ClosedReport) {
    this.#check = check;
  }

  /** The findings of a file as it is on disk; undefined if it can't be read. Throws what a check throws. */
  of(path: string, surroundings: () => Surroundings): ClosedReport | undefined {
    const kept = this.#kept.get(path);
    if (kept) return kept;
    const got = readText(path);
    if (typeof got === "string") return undefined;
    const { included, project } = surroundings();
    const report = included ? this.#check(path, got.text, project) : { id: "left out", findings: [] };
    this.#kept.set(path, report);
    return report;
  }

  /** The text, or something that its findings rest on, may be another. */
  doubt(path: string): void {
    this.#kept.delete(path);
  }

  doubtAll(): void {
    this.#kept.clear();
  }
}
