import { readdirSync, readFileSync } from "node:fs";

/** What a process and all that it started have used. */
export interface Usage {
  /** Milliseconds on a processor, all threads, to the microsecond where the kernel tells. */
  readonly cpu: number;
  /** Resident now, in MiB. */
  readonly rss: number;
  /** The most that was ever resident, in MiB. */
  readonly peak: number;
}

/** Reads /proc; undefined where there is none (only Linux has it). */
export function usageOf(pid: number): Usage | undefined {
  try {
    return treeOf(pid).map(one).reduce(sum);
  } catch {
    return undefined;
  }
}

function one(pid: number): Usage {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const kib = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0);
  return { cpu: cpuOf(pid), rss: kib("VmRSS") / 1024, peak: kib("VmHWM") / 1024 };
}

/** The scheduler counts nanoseconds of each thread; the process's own ticks of 10 ms are too coarse for a keystroke. */
function cpuOf(pid: number): number {
  let total = 0;
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    const [ran] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ");
    total += Number(ran) / 1e6;
  }
  return total;
}

function treeOf(root: number): number[] {
  const pids = [root];
  // Grows while it is walked.
  for (const pid of pids) {
    for (const thread of readdirSync(`/proc/${pid}/task`)) {
      const children = readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8").trim();
      if (children) pids.push(...children.split(" ").map(Number));
    }
  }
  return pids;
}

function sum(a: Usage, b: Usage): Usage {
  return { cpu: a.cpu + b.cpu, rss: a.rss + b.rss, peak: a.peak + b.peak };
}
