import type { PluginError, PluginLog } from "@agentwright/protocol";

/** Thrown out of a module that ended itself. */
export class WasiExit extends Error {
  constructor(code: number) {
    super(`it ended itself with code ${code}`);
  }
}

/** How Go's runtime begins to tell why it ends (runtime/panic.go, runtime/stack.go, runtime/malloc.go). */
const lastWords = /^(panic: |fatal error: |runtime: )/;

/** What a module printed before it broke off: its own lines, and why Go ended it, if it was Go. */
export function readLastWords(lines: readonly PluginLog[]): { logs: readonly PluginLog[]; error?: PluginError } {
  const end = lines.findIndex(line => line.level === "error" && lastWords.test(line.message));
  if (end < 0) return { logs: lines };
  const words = lines.slice(end).map(line => line.message);
  return { logs: lines.slice(0, end), error: errorOf(words) };
}

function errorOf(words: readonly string[]): PluginError {
  const all = words.join("\n");
  if (/stack exceeds \d+-byte limit|fatal error: stack overflow/.test(all)) {
    return { code: "stack-overflow", message: "The plugin called itself too deeply and was stopped." };
  }
  if (/out of memory|cannot allocate memory/.test(all)) {
    return { code: "out-of-memory", message: "The plugin used all the memory it may have." };
  }
  if (/all goroutines are asleep/.test(all)) {
    return { code: "stuck", message: "The tool waits for something that never comes." };
  }
  const panic = /^panic: (.*)/.exec(words[0] ?? "")?.[1];
  if (panic !== undefined) return { code: "thrown", message: `A goroutine of the tool panicked: ${panic}` };
  return { code: "thrown", message: `The plugin broke off: ${(words[0] ?? "").replace(/\.$/, "")}.` };
}
