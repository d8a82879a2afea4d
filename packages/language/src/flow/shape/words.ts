import { canonicalJson, type Json } from "@agentwright/protocol";
import type { FlowChange, StepOption } from "./change.ts";

/** A change as a line of a list, worded as pgflow's document on compilation words it. */
export function changeWords(change: FlowChange): string {
  switch (change.kind) {
    case "step-added":
      return `New step '${change.step}' added`;
    case "step-removed":
      return `Step '${change.step}' removed`;
    case "step-moved":
      return `Step '${change.step}' moved: position ${change.from + 1} → ${change.to + 1}`;
    case "step-renamed":
      return `Step '${change.from}' seems to be renamed: '${change.from}' → '${change.step}'`;
    case "dependencies":
      return `Step '${change.step}' dependencies changed: ${list(change.before)} → ${list(change.after)}`;
    case "type":
      return `Step '${change.step}' type changed: ${change.before} → ${change.after}`;
    case "condition":
      return `Step '${change.step}' condition changed: ${change.part} ${value(change.before)} → ${value(change.after)}`;
    case "flow-option":
      return `Flow: ${change.option} ${amount(change.option, change.before)} → ${amount(change.option, change.after)}`;
    case "step-option": {
      const [before, after] = [change.before, change.after].map(each => amount(change.option, each));
      return `Step '${change.step}': ${change.option} ${before} → ${after}`;
    }
  }
}

function list(slugs: readonly string[]): string {
  return `[${slugs.map(slug => `'${slug}'`).join(", ")}]`;
}

function value(part: Json | undefined): string {
  if (part === undefined) return "none";
  return typeof part === "string" ? part : canonicalJson(part);
}

function amount(option: StepOption, count: number | undefined): string {
  if (count === undefined) return option === "startDelay" ? "none" : "inherited";
  return option === "maxAttempts" ? `${count}` : `${count}s`;
}
