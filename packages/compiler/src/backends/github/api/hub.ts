import type { LogLevel } from "@agentwright/protocol";
import type { Octokit } from "@octokit/rest";
import type { SaidOfRemote } from "../../../build/host.ts";
import { machineClock } from "../clock.ts";
import { RemoteCancelled, RemoteProblem } from "../problem.ts";
import type { Clock, Place, RemoteDeps, Say } from "../types.ts";
import { clockTime, hostOf, problemOf, type Refusal, unreachable } from "./refusals.ts";

/** One answer, of which we read no more than this. */
export interface Reply<T> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  readonly data: T;
}

/** Goes into each request beside its own parameters. */
export interface Extra {
  readonly headers: Readonly<Record<string, string>>;
  readonly request: { readonly signal: AbortSignal; readonly redirect?: "manual" };
}

export type Call<T> = (octokit: Octokit, extra: Extra) => Promise<Reply<T>>;

export interface How {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds to go on trying while nothing answers; 0: once, for what must not be done twice. */
  readonly patienceMs?: number;
  /** Milliseconds to wait at most where GitHub wants fewer requests. */
  readonly limitMs?: number;
  /** Names the version of the API that is spoken; absent: the older one, which every server knows. */
  readonly version?: string;
  /** Answers the redirect itself instead of what stands behind it. */
  readonly redirect?: "manual";
}

/** Milliseconds that one request may take. */
const requestMs = 30_000;
const minute = 60_000;

/**
 * One repository's API: the token, waiting where GitHub asks for it, trying again where that is harmless, and one
 * sentence for whatever else goes wrong. Octokit's own plugins for that can't be stopped while they wait, and would start
 * a second run where the answer to the first was lost.
 */
export class Hub {
  readonly place: Place;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  /** The server's clock less ours, in milliseconds, by its latest answer. */
  skewMs = 0;
  readonly #deps: RemoteDeps;
  readonly #say: Say;
  readonly #known = new Map<string, { readonly etag: string; readonly data: unknown }>();
  #token: string | undefined;
  #octokit: Promise<Octokit> | undefined;

  constructor(place: Place, deps: RemoteDeps, say: Say) {
    checkPlace(place);
    this.place = place;
    this.clock = deps.clock ?? machineClock;
    this.fetch = deps.fetch;
    this.#deps = deps;
    this.#say = say;
  }

  /** A text as it may be shown. */
  mask(text: string): string {
    const masked = this.#deps.mask?.(text) ?? text;
    return this.#token === undefined ? masked : masked.replaceAll(this.#token, "***");
  }

  /** Says something without what must not be seen: names of jobs and steps are a stranger's text as logs are. */
  say(said: SaidOfRemote): void {
    this.#say(said.type === "log" ? { ...said, message: this.mask(said.message) } : this.#masked(said));
  }

  #masked({ type, run, progress }: Extract<SaidOfRemote, { type: "remote" }>): SaidOfRemote {
    const { job, step } = progress ?? {};
    const names = {
      ...(job !== undefined && { job: this.mask(job) }),
      ...(step !== undefined && { step: this.mask(step) }),
    };
    return { type, run, ...(progress && { progress: { ...progress, ...names } }) };
  }

  log(level: LogLevel, message: string): void {
    this.say({ type: "log", level, message });
  }

  /** Owner and name, as every operation wants them. */
  get repo(): { owner: string; repo: string } {
    return { owner: this.place.owner, repo: this.place.repo };
  }

  /** Asks once, or as often as `how` lets it. `doing` ends the sentence "The token may not …". Throws a RemoteProblem. */
  async ask<T>(doing: string, call: Call<T>, how: How = {}): Promise<Reply<T>> {
    const { signal, patienceMs = 2 * minute, limitMs = 2 * minute } = how;
    const began = this.clock.now();
    let renewed = false;
    for (let failures = 0; ; failures++) {
      if (signal?.aborted) throw new RemoteCancelled();
      try {
        return await this.#once(doing, call, how);
      } catch (error) {
        if (!(error instanceof RemoteProblem)) throw error;
        if (error.code === "sign-in-needed" && error.status === 401 && !renewed) {
          renewed = true;
          await this.#signIn(true);
          continue;
        }
        const waited = this.clock.now() - began;
        const waitMs = error.waitMs ?? Math.min(30_000, 1000 * 2 ** failures);
        const most = error.code === "rate-limited" ? limitMs : patienceMs;
        if (!error.retry || waited + waitMs > most) throw error;
        const until = error.waitMs === undefined ? "" : ` Waiting until ${clockTime(this.clock.now() + waitMs)}.`;
        if (failures === 0) this.log("warn", `${error.message.split(". ")[0]}.${until}`);
        await this.clock.sleep(waitMs, signal);
      }
    }
  }

  /** The same, where the answer is kept: an answer that did not change costs GitHub and us next to nothing. */
  async watch<T>(doing: string, key: string, call: Call<T>, how: How = {}): Promise<T> {
    const known = this.#known.get(key);
    const conditional: Call<T> = (octokit, extra) =>
      call(octokit, known ? { ...extra, headers: { ...extra.headers, "if-none-match": known.etag } } : extra);
    const { status, headers, data } = await this.ask(doing, conditional, how);
    if (status === 304 && known) return known.data as T;
    if (headers.etag !== undefined) this.#known.set(key, { etag: String(headers.etag), data });
    return data;
  }

  async #once<T>(doing: string, call: Call<T>, how: How): Promise<Reply<T>> {
    const octokit = await this.#open();
    const own = AbortSignal.timeout(requestMs);
    const signal = how.signal ? AbortSignal.any([how.signal, own]) : own;
    const extra: Extra = {
      headers: { "x-github-api-version": how.version ?? "2022-11-28" },
      request: { signal, ...(how.redirect && { redirect: how.redirect }) },
    };
    try {
      const reply = await call(octokit, extra);
      this.#noteTime(reply.headers);
      return reply;
    } catch (error) {
      if (how.signal?.aborted) throw new RemoteCancelled();
      const refusal = refusalIn(error);
      if (!refusal) throw unreachable(this.place, isTimeout(error) ? new Error("no answer in 30 seconds") : error);
      this.#noteTime(refusal.headers);
      if (refusal.status === 304) return { status: 304, headers: refusal.headers, data: undefined as T };
      throw problemOf(refusal, doing, this.place, this.clock.now() + this.skewMs);
    }
  }

  #noteTime(headers: Reply<unknown>["headers"]): void {
    const at = Date.parse(String(headers.date ?? ""));
    if (Number.isFinite(at)) this.skewMs = at - this.clock.now();
  }

  async #signIn(again: boolean): Promise<Octokit> {
    const token = await this.#deps.token(this.place.api, again);
    if (token === undefined || token === "" || (again && token === this.#token)) {
      throw new RemoteProblem(
        "sign-in-needed",
        again
          ? `${hostOf(this.place)} does not accept the token any more. Sign in to GitHub again.`
          : "Compiling on GitHub needs an account there. Sign in to GitHub, or choose another backend.",
      );
    }
    this.#token = token;
    this.#octokit = openOctokit(this.place.api, token, this.fetch);
    return this.#octokit;
  }

  #open(): Promise<Octokit> {
    return this.#octokit ?? this.#signIn(false);
  }
}

/** Loaded with the first request: neither the start of an editor nor that of a command pays for it. */
async function openOctokit(api: string, token: string, fetch: RemoteDeps["fetch"]): Promise<Octokit> {
  const { Octokit } = await import("./octokit.ts");
  const silent = () => {};
  return new Octokit({
    baseUrl: api,
    auth: token,
    userAgent: "agentwright",
    request: { fetch },
    log: { debug: silent, info: silent, warn: silent, error: silent },
  });
}

/** A token is sent to the place that it is for, and over TLS alone; a loopback address is a test's. */
function checkPlace({ api, owner, repo }: Place): void {
  const named = /^[\w.-]+$/;
  const url = URL.canParse(api) ? new URL(api) : undefined;
  const safe = url?.protocol === "https:" || url?.hostname === "127.0.0.1" || url?.hostname === "localhost";
  if (!safe || !named.test(owner) || !named.test(repo)) {
    throw new RemoteProblem(
      "repository-unknown",
      "This remote is no repository on GitHub that can be reached over https. Check the remote of the repository.",
    );
  }
}

function isTimeout(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error && cause.name === "TimeoutError";
}

/** What a RequestError of Octokit says; undefined: there was no answer. */
function refusalIn(error: unknown): Refusal | undefined {
  const { status, response } = error as { status?: number; response?: { headers: Refusal["headers"]; data: unknown } };
  if (status === undefined || response === undefined) return undefined;
  const { message, errors } = (response.data ?? {}) as { message?: unknown; errors?: unknown };
  const more = Array.isArray(errors) ? ` ${JSON.stringify(errors)}` : "";
  return { status, headers: response.headers, message: `${typeof message === "string" ? message : ""}${more}` };
}
