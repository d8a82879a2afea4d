import type { PluginLog } from "@agentwright/protocol";
import type { CallLimits } from "./types.ts";

/** Collects the log lines of a call, masked and within limits. */
export interface LogBook {
  add(lines: readonly PluginLog[] | undefined): void;
  /** What was kept; its last line says how much was not. */
  all(): readonly PluginLog[];
}

export function openLogBook(limits: CallLimits, mask: (text: string) => string): LogBook {
  const kept: PluginLog[] = [];
  let dropped = 0;
  return {
    add(lines) {
      for (const line of lines ?? []) {
        if (kept.length >= limits.logLines) dropped++;
        // Masked first: of a secret at the cut half would stay.
        else kept.push({ level: line.level, message: cut(mask(line.message), limits.logLength) });
      }
    },
    all() {
      if (dropped === 0) return kept;
      return [...kept, { level: "warn", message: `${dropped} more lines were not kept.` }];
    },
  };
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}… (${text.length - length} more characters)` : text;
}
