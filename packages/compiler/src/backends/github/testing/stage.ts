import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { RemoteAnswer, RemoteJob, RemoteProgress } from "@agentwright/protocol";
import { contentOf } from "../../../../../../test/github/blobs.ts";
import { type Emulator, type EmulatorOptions, startGitHub } from "../../../../../../test/github/emulator.ts";
import type { Run } from "../../../../../../test/github/runs.ts";
import type { SaidOfRemote } from "../../../build/host.ts";
import { zipOf } from "../../../testing/zip.ts";
import { runRemote } from "../run/run.ts";
import type { Clock, RemoteDeps, Source } from "../types.ts";
import { dispatchInputs, workflowFile, workflowInputs } from "../workflow/index.ts";

/** As a token looks; it stands nowhere but in the requests to the API. */
export const token = "ghp_c4naryC4naryC4naryC4naryC4nary123456";

export interface StageOptions extends Omit<EmulatorOptions, "now"> {
  readonly deps?: Partial<RemoteDeps>;
  readonly source?: Partial<Source>;
}

/** A GitHub, a door to it, and a clock that only goes on when somebody waits: then the next thing happens. */
export interface Stage {
  readonly github: Emulator;
  readonly deps: RemoteDeps;
  readonly clock: Clock;
  readonly said: SaidOfRemote[];
  /** What happens while the door waits, one each time. Beyond the last nothing does. */
  readonly script: (() => void)[];
  /** Milliseconds that were waited, each time. */
  readonly waits: number[];
  run(more?: Partial<RemoteJob>, signal?: AbortSignal): Promise<RemoteAnswer>;
  /** Code and sentence of a job that has to go wrong; its whole answer if it does not. */
  refused(): Promise<string>;
  /** What was said to the log. */
  lines(): readonly string[];
  progress(): readonly RemoteProgress[];
  /** Operations that were called, with their statuses: `actions/get-workflow-run 304`. */
  asked(operation?: string): readonly string[];
  /** Names of everything that is left in the folder for downloads. */
  left(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export async function stage(options: StageOptions = {}): Promise<Stage> {
  const { deps: own, source: other, ...rest } = options;
  let now = Date.UTC(2026, 6, 1, 12);
  const script: (() => void)[] = [];
  const waits: number[] = [];
  const clock: Clock = {
    now: () => now,
    sleep: async ms => {
      now += ms;
      waits.push(ms);
      script.shift()?.();
      if (waits.length > 300) throw new Error("The test waits forever.");
    },
  };
  const github = await startGitHub({ tokens: [{ value: token }], now: clock.now, ...rest });
  github.addWorkflow(workflowFile, workflowInputs);
  const folder = await mkdtemp(path.join(tmpdir(), "agentwright-hub-"));
  const said: SaidOfRemote[] = [];
  const deps: RemoteDeps = {
    source: async (job, correlation) => ({
      api: github.api,
      owner: github.repository.owner,
      repo: github.repository.name,
      workflow: workflowFile,
      on: "refs/heads/main",
      ref: "refs/heads/main",
      sha: github.repository.refs.get("refs/heads/main") ?? "",
      inputs: dispatchInputs({ config: "a.agent.yaml", target: job.target, correlation, expect: job.expect }),
      ...other,
    }),
    token: async () => token,
    fetch,
    folder,
    clock,
    ...own,
  };
  const job: RemoteJob = {
    build: "b1",
    path: "/w/a.agent.yaml",
    root: "/w",
    target: "wasm",
    files: [{ path: "a.agent.yaml", sha256: "0".repeat(64) }],
    expect: "1".repeat(64),
  };
  const run: Stage["run"] = (more = {}, signal) =>
    runRemote({ ...job, ...more }, deps, each => said.push(each), signal);
  return {
    github,
    deps,
    clock,
    said,
    script,
    waits,
    run,
    refused: async () => {
      const answer = await run();
      return answer.ok || answer.cancelled ? JSON.stringify(answer) : `${answer.error.code}: ${answer.error.message}`;
    },
    lines: () => said.flatMap(each => (each.type === "log" ? [each.message] : [])),
    progress: () => said.flatMap(each => (each.type === "remote" && each.progress ? [each.progress] : [])),
    asked: operation =>
      github.requests
        .filter(seen => operation === undefined || seen.operation === operation)
        .map(seen => `${seen.operation} ${seen.status}`),
    left: () => readdir(folder, { recursive: true }),
    close: async () => {
      await github.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 9 });
    },
  };
}

/** The archive that a run of our workflow leaves: the bundle, and what the command said of it. */
export function artifactOf(bundle: Uint8Array | string): Uint8Array {
  const bytes = typeof bundle === "string" ? new TextEncoder().encode(bundle) : bundle;
  return zipOf([
    ["a-1.0.0.agentplugin.zip", bytes],
    ["result.json", new TextEncoder().encode("{}")],
  ]);
}

/** A run goes its way in the waits of the door, and leaves this archive. */
export function succeed(at: Stage, archive: Uint8Array = artifactOf("a bundle")): void {
  const run = (): Run => at.github.runs.at(-1) as Run;
  at.script.push(
    () => {
      run().start("Compile", ["Set up job", "Compile", "Keep the plugin"]);
      run().step();
    },
    () => run().step(),
    () => {
      run().upload(`agentwright-${run().inputs.correlation}`, contentOf(archive));
      run().end("2026-07-01T12:00:00.0000000Z Compiled.\n");
      run().finish();
    },
  );
}

export async function bundleText(answer: RemoteAnswer): Promise<string> {
  return answer.ok ? readFile(answer.bundle, "utf8") : JSON.stringify(answer);
}
