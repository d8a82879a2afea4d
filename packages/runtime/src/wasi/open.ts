import type { PluginLog } from "@agentwright/protocol";
import { errno } from "./errno.ts";
import { WasiExit } from "./exit.ts";
import { openLines } from "./lines.ts";
import { wasiModule, wasiNames } from "./names.ts";
import { seededBytes } from "./random.ts";
import { sleep } from "./sleep.ts";

/** WASI preview 1 for one instance: nothing of the machine, only what its host says. */
export interface Wasi {
  readonly imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** To be called before any code of the module runs. */
  attach(memory: { readonly buffer: ArrayBuffer }): void;
  /** Milliseconds since the epoch; time stands still until the next. */
  setClock(now: number): void;
  seed(seed: number): void;
  /** What was printed since the last time. */
  takeLines(): PluginLog[];
}

const output = { 1: "info", 2: "error" } as const;

export function openWasi(): Wasi {
  let memory: { readonly buffer: ArrayBuffer } = { buffer: new ArrayBuffer(0) };
  let now = 0;
  // Nanoseconds that the module has slept: sleeping takes no time, but is seen by its monotonic clock.
  let slept = 0n;
  let fill = seededBytes(0);
  const lines = openLines();
  // The memory may have grown, hence moved, since the last call.
  const view = (): DataView => new DataView(memory.buffer);
  const bytes = (at: number, length: number): Uint8Array => new Uint8Array(memory.buffer, at >>> 0, length >>> 0);

  const none = (countAt: number, sizeAt: number): number => {
    view().setUint32(countAt >>> 0, 0, true);
    view().setUint32(sizeAt >>> 0, 0, true);
    return errno.success;
  };
  const answered: Readonly<Record<string, (...values: number[]) => number>> = {
    args_sizes_get: (count = 0, size = 0) => none(count, size),
    environ_sizes_get: (count = 0, size = 0) => none(count, size),
    args_get: () => errno.success,
    environ_get: () => errno.success,
    sched_yield: () => errno.success,
    clock_time_get(clock, _precision, at = 0) {
      // Go takes a monotonic clock that shows 0 for broken.
      const monotonic = clock === 1 ? 1n + slept : 0n;
      view().setBigInt64(at >>> 0, BigInt(Math.trunc(now)) * 1_000_000n + monotonic, true);
      return errno.success;
    },
    poll_oneoff(asked = 0, events = 0, count = 0, doneAt = 0) {
      slept += sleep(view(), asked >>> 0, events >>> 0, count >>> 0);
      view().setUint32(doneAt >>> 0, count, true);
      return errno.success;
    },
    random_get(at = 0, length = 0) {
      fill(bytes(at, length));
      return errno.success;
    },
    fd_write(file, list = 0, count = 0, writtenAt = 0) {
      const level = output[file as 1 | 2];
      if (level === undefined) return errno.badFile;
      let written = 0;
      for (let index = 0; index < count; index++) {
        const at = view().getUint32((list >>> 0) + 8 * index, true);
        const part = bytes(at, view().getUint32((list >>> 0) + 8 * index + 4, true));
        lines.write(level, part);
        written += part.length;
      }
      view().setUint32(writtenAt >>> 0, written, true);
      return errno.success;
    },
    proc_exit(code = 0) {
      throw new WasiExit(code);
    },
    fd_prestat_get: () => errno.badFile,
    fd_prestat_dir_name: () => errno.badFile,
    fd_close: () => errno.badFile,
    fd_fdstat_get: () => errno.badFile,
    fd_fdstat_set_flags: () => errno.badFile,
  };
  const functions = wasiNames.map(name => [name, answered[name] ?? (() => errno.notSupported)] as const);
  return {
    imports: { [wasiModule]: Object.fromEntries(functions) },
    attach(given) {
      memory = given;
    },
    setClock(given) {
      now = given;
    },
    seed(given) {
      fill = seededBytes(given);
    },
    takeLines: lines.take,
  };
}
