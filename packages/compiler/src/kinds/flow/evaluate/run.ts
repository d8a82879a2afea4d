import { type ChildProcess, fork } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { FlowFailure } from "../database/problem.ts";
import type { ChildMessage, EvaluationTask } from "./messages.ts";

export interface EvaluationLimits {
  /** Milliseconds from the start of the file's first line to the answer. */
  readonly timeMs: number;
  readonly memoryMb: number;
}

const usual: EvaluationLimits = { timeMs: 1000, memoryMb: 64 };

/** Milliseconds in which Node itself must have started. */
const startMs = 15_000;
/** Milliseconds between two looks at the memory. */
const lookMs = 50;

export interface Evaluated {
  /** JSON by export name, see `Recorder.collect`. */
  readonly flows: string;
  readonly output: string;
}

/**
 * Runs a task in a process of its own and ends it whatever happens.
 * @throws FlowFailure `evaluate` with one sentence: it threw, took too long, or too much memory.
 */
export function runEvaluation(task: EvaluationTask, limits = usual, signal?: AbortSignal): Promise<Evaluated> {
  const child = start(limits);
  return new Promise<Evaluated>((resolve, reject) => {
    const timers: NodeJS.Timeout[] = [];
    const fail = (message: string, code: "evaluate" | "cancelled" = "evaluate") =>
      reject(new FlowFailure(code, message));
    const memory = `The file took more than ${limits.memoryMb} MB of memory, so it was stopped.`;
    timers.push(setTimeout(() => fail("The process for evaluating a flow did not start. Try again."), startMs));
    signal?.addEventListener("abort", () => fail("It was cancelled.", "cancelled"), { once: true });
    child.on("message", (message: ChildMessage) => {
      if (message.kind === "ready") {
        for (const timer of timers.splice(0)) clearTimeout(timer);
        const seconds = `${limits.timeMs / 1000} second${limits.timeMs === 1000 ? "" : "s"}`;
        timers.push(setTimeout(() => fail(`The file ran for more than ${seconds}, so it was stopped.`), limits.timeMs));
        const most = message.rssBytes + limits.memoryMb * 2.5 * 1024 * 1024;
        timers.push(setInterval(() => (residentBytes(child.pid) > most ? fail(memory) : undefined), lookMs));
        child.send(task);
      } else if (message.kind === "done") resolve({ flows: message.flows, output: message.output });
      else
        fail(
          `The file failed when it was run: ${message.message}${message.place === undefined ? "" : ` (${message.place})`}.`,
        );
    });
    child.once("error", error => fail(`The process for evaluating a flow could not be started: ${error.message}.`));
    child.once("exit", (code, ended) => {
      // V8 aborts when its heap is full.
      if (ended === "SIGABRT" || ended === "SIGTRAP" || code === 134 || code === 5) fail(memory);
      else fail(`The file ended its own process (${ended ?? `code ${code}`}), so nothing is known of its flows.`);
    });
  }).finally(() => {
    child.removeAllListeners();
    child.on("error", () => {});
    child.kill("SIGKILL");
  });
}

function start({ memoryMb }: EvaluationLimits): ChildProcess {
  const path = childPath();
  return fork(path, [], {
    execArgv: [
      `--max-old-space-size=${memoryMb}`,
      "--experimental-vm-modules",
      "--disable-warning=ExperimentalWarning",
      ...permissions(path),
    ],
    // Nothing of this process's environment: it holds secrets.
    env: process.versions.electron ? { ELECTRON_RUN_AS_NODE: "1" } : {},
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
}

/** Node's permission model, where it has one: the child may read its own code and nothing else. */
function permissions(path: string): string[] {
  const flag = ["--permission", "--experimental-permission"].find(each =>
    process.allowedNodeEnvironmentFlags.has(each),
  );
  if (flag === undefined) return [];
  const folder = dirname(path);
  const homes = [folder];
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, "package.json"))) homes.push(join(at, "package.json"));
    if (dirname(at) === at) break;
  }
  return [flag, ...homes.map(home => `--allow-fs-read=${home}`)];
}

/** `child.ts` in the sources, `flow-evaluate.js` beside or above a bundle. */
function childPath(): string {
  if (import.meta.url.endsWith(".ts")) return fileURLToPath(new URL("./child.ts", import.meta.url));
  const near = fileURLToPath(new URL("./flow-evaluate.js", import.meta.url));
  return existsSync(near) ? near : fileURLToPath(new URL("../flow-evaluate.js", import.meta.url));
}

/** Buffers lie outside V8's heap and its limit; Linux tells what a process really has. 0: not known. */
function residentBytes(pid: number | undefined): number {
  if (process.platform !== "linux" || pid === undefined) return 0;
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]) * 4096;
  } catch {
    return 0;
  }
}
