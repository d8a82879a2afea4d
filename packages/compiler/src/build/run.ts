import type { BuildEvent, BuildRequest, BuildStep, LogLevel } from "@agentwright/protocol";
import { joinPath } from "../shared/paths.ts";
import { encodeText, normalText } from "../shared/text.ts";
import { BuildCancelled } from "./failure.ts";
import type { BuildHost } from "./host.ts";

type Body = BuildEvent extends infer E ? (E extends BuildEvent ? Omit<E, "build" | "at"> : never) : never;

/** What all parts of one build share: its request, its host, its voice, and when it has to stop. */
export class BuildRun {
  readonly request: BuildRequest;
  readonly host: BuildHost;
  readonly root: string;
  readonly #emit: (event: BuildEvent) => void;
  readonly #signal: AbortSignal | undefined;
  readonly overlay: ReadonlyMap<string, string>;
  #quiet = false;
  /** Shared by all that is one build. */
  #billed: { minutes?: number } = {};

  constructor(request: BuildRequest, host: BuildHost, emit: (event: BuildEvent) => void, signal?: AbortSignal) {
    this.request = request;
    this.host = host;
    this.root = joinPath(request.root, ".");
    this.#emit = emit;
    this.#signal = signal;
    this.overlay = new Map(Object.entries(request.overlay ?? {}));
  }

  /** Aborted when the build has to stop; what takes long listens to it. */
  get signal(): AbortSignal | undefined {
    return this.#signal;
  }

  /** The same build, whose steps are not said: for an agent inside another's build. */
  quietly(): BuildRun {
    const quiet = new BuildRun(this.request, this.host, this.#emit, this.#signal);
    quiet.#quiet = true;
    quiet.#billed = this.#billed;
    return quiet;
  }

  /** The same build, which stops with another signal. */
  under(signal: AbortSignal): BuildRun {
    const other = new BuildRun(this.request, this.host, this.#emit, signal);
    other.#quiet = this.#quiet;
    other.#billed = this.#billed;
    return other;
  }

  say(body: Body): void {
    if (this.#quiet && body.type === "progress") return;
    this.#emit({ build: this.request.id, at: Math.round(this.host.now()), ...body } as BuildEvent);
  }

  /** Adds minutes that a run elsewhere is billed with. */
  bill(minutes: number): void {
    this.#billed.minutes = (this.#billed.minutes ?? 0) + minutes;
  }

  /** What is billed for all of it; undefined: nobody said. */
  get billableMinutes(): number | undefined {
    return this.#billed.minutes;
  }

  log(level: LogLevel, message: string): void {
    this.say({ type: "log", level, message });
  }

  /** Runs one step and says how long it took once it is done; nothing is said of a step that failed. */
  async step<T>(step: BuildStep, work: () => Promise<T>, detail?: (result: T) => string | undefined): Promise<T> {
    this.stopIfCancelled();
    const began = this.host.now();
    const result = await work();
    const text = detail?.(result);
    this.say({ type: "progress", step, ms: this.since(began), ...(text !== undefined && { detail: text }) });
    return result;
  }

  /** Milliseconds, to a tenth. */
  since(began: number): number {
    return Math.round((this.host.now() - began) * 10) / 10;
  }

  stopIfCancelled(): void {
    if (this.#signal?.aborted) throw new BuildCancelled();
  }

  /** Bytes of a file, or of the unsaved text that stands in for it. */
  async read(path: string): Promise<Uint8Array | undefined> {
    this.stopIfCancelled();
    const unsaved = this.overlay.get(path);
    return unsaved === undefined ? this.host.read(path, this.root) : encodeText(normalText(unsaved));
  }
}
