import type { InlayHint } from "vscode-languageserver-types";
import { duration, effectiveOptions } from "./effective.ts";
import { dependenciesOf, dependentsOf, type FlowView, textOf } from "./view.ts";

/** What applies to the steps between two offsets without being written: behind each one's slug. */
export function flowInlays({ document: { lines }, file }: FlowView, start: number, end: number): InlayHint[] {
  const hints: InlayHint[] = [];
  for (const flow of file.flows) {
    for (const step of flow.steps) {
      const { slug } = step;
      const name = textOf(slug);
      if (name === undefined || slug.span.file !== undefined || slug.span.end < start || slug.span.end > end) continue;
      const parts: string[] = [];
      if (step.dependencies.known && dependenciesOf(step).length === 0) parts.push("root");
      const dependents = dependentsOf(flow, name).length;
      if (dependents > 0) parts.push(`→ ${dependents} dependent${dependents === 1 ? "" : "s"}`);
      const timeout = effectiveOptions(flow, step).find(option => option.name === "timeout");
      // The default goes without saying; what the flow sets is out of sight in a long chain.
      if (timeout?.from === "flow" && timeout.value !== undefined) parts.push(`timeout ${duration(timeout.value)}`);
      if (parts.length > 0)
        hints.push({ position: lines.positionAt(slug.span.end), label: parts.join(" · "), paddingLeft: true });
    }
  }
  return hints;
}
