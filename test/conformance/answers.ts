import type { PluginError } from "@agentwright/protocol";

/**
 * What a host answers in the place of a plugin that broke off, as JSON. The words are those of the engine and of the
 * plugin itself (Go's runtime says why it ends).
 */
export function brokeOff(words: string): string {
  const error: PluginError = { code: codeOf(words), message: `The plugin broke off: ${words.trim().slice(0, 300)}` };
  return JSON.stringify({ ok: false, error });
}

function codeOf(words: string): PluginError["code"] {
  if (/stack overflow|stack exceeds|call stack/i.test(words)) return "stack-overflow";
  if (/out of memory|cannot allocate|no memory/i.test(words)) return "out-of-memory";
  return "stuck";
}
