import { errno } from "./errno.ts";

/* Layout of `subscription` and `event` in WASI preview 1 (wasi_snapshot_preview1.witx). */
const subscriptionBytes = 48;
const eventBytes = 32;
const clockTag = 0;
const absolute = 1;

/**
 * Answers `poll_oneoff`: each clock that was asked for has rung, each file is refused. Go waits so before it ends itself,
 * and when nothing of it can run. Returns the longest of the times, in nanoseconds; no time passes outside.
 */
export function sleep(memory: DataView, asked: number, events: number, count: number): bigint {
  let longest = 0n;
  for (let index = 0; index < count; index++) {
    const at = asked + index * subscriptionBytes;
    const event = events + index * eventBytes;
    const tag = memory.getUint8(at + 8);
    memory.setBigUint64(event, memory.getBigUint64(at, true), true);
    memory.setUint16(event + 8, tag === clockTag ? errno.success : errno.badFile, true);
    memory.setUint8(event + 10, tag);
    if (tag !== clockTag || (memory.getUint16(at + 40, true) & absolute) !== 0) continue;
    const nanoseconds = memory.getBigUint64(at + 24, true);
    if (nanoseconds > longest) longest = nanoseconds;
  }
  return longest;
}
