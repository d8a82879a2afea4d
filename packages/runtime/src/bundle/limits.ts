import { PluginProblem } from "../problem.ts";

/** What a bundle may hold at most; a real one is far below. Sizes in bytes. */
export const bundleLimits = {
  archive: 64 * 1024 * 1024,
  entries: 1000,
  unpacked: 128 * 1024 * 1024,
  /** Unpacked size of one entry over its packed size, looked at from `ratioFrom` bytes on. */
  ratio: 200,
  ratioFrom: 1024 * 1024,
  path: 240,
} as const;

/** A refusal of a bundle; the message is one sentence. */
export function bundleProblem(message: string): PluginProblem {
  return new PluginProblem("bundle", message);
}
