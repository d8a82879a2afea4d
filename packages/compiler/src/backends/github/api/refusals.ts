import { RemoteProblem } from "../problem.ts";
import type { Place } from "../types.ts";

/** An error as GitHub answers it. */
export interface Refusal {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  /** What its body says. */
  readonly message: string;
}

/** What was being done: "start the workflow", "read the run". */
type Doing = string;

/**
 * What a refusal means and what to do about it. Sources: GitHub's documentation "Troubleshooting the REST API", "Rate
 * limits for the REST API", and the answers of its dispatch endpoint (facts of the contract in test/github).
 */
export function problemOf(refusal: Refusal, doing: Doing, at: Place, now: number): RemoteProblem {
  const { status, message } = refusal;
  const limit = limitOf(refusal, now);
  if (limit) return limit;
  if (status === 401) {
    return problem(
      "sign-in-needed",
      status,
      `${hostOf(at)} does not accept the token any more. Sign in to GitHub again.`,
    );
  }
  if (status === 403) return forbidden(refusal, doing, at);
  if (status === 404) {
    return problem(
      "repository-unknown",
      status,
      `${nameOf(at)} is not on ${hostOf(at)}, or this token does not see it. Check the remote of the repository, or sign in with an account that may read it.`,
    );
  }
  if (status === 410) {
    return problem(
      "artifact-expired",
      status,
      "GitHub has deleted what this run made: its time was up. Compile again.",
    );
  }
  if (status >= 500) {
    return new RemoteProblem(
      "offline",
      `${hostOf(at)} has trouble (it answered ${status}). Try again in a while; githubstatus.com tells what is wrong there.`,
      { status, retry: true },
    );
  }
  const said = message.split("\n")[0]?.slice(0, 300) ?? "";
  return new RemoteProblem("run-failed", `GitHub refused to ${doing} (${status}: ${said}). Please report it.`, {
    status,
    said: message,
  });
}

/** Nothing answered at all. */
export function unreachable(at: Place, error: unknown): RemoteProblem {
  const why = error instanceof Error && error.message !== "" ? ` (${error.message})` : "";
  return new RemoteProblem(
    "offline",
    `${hostOf(at)} can't be reached${why}. Check the network, and the proxy if there is one; then compile again.`,
    { retry: true, cause: error },
  );
}

function forbidden({ status, headers, message }: Refusal, doing: Doing, at: Place): RemoteProblem {
  const sso = /url=(https:\/\/[^\s;]+)/.exec(text(headers["x-github-sso"]))?.[1];
  if (sso !== undefined) {
    return problem(
      "permission-missing",
      status,
      `The organization ${at.owner} wants single sign-on for this token. Allow it at ${sso} and compile again.`,
    );
  }
  if (/already running/i.test(message)) {
    return problem("run-failed", status, "The run has not ended yet. Wait for its end, or cancel it first.");
  }
  const wanted = text(headers["x-accepted-github-permissions"]) || scopes(headers);
  const needs = wanted === "" ? "" : ` It needs ${wanted.replaceAll("=", ": ").replaceAll(/[,;]\s*/g, ", ")}.`;
  return problem(
    "permission-missing",
    status,
    `The token may not ${doing} in ${nameOf(at)}.${needs} Give it that permission, or sign in with an account that has it.`,
  );
}

/** Of a classic token: what would do, where it lacks that. */
function scopes(headers: Refusal["headers"]): string {
  const has = text(headers["x-oauth-scopes"]).split(/,\s*/);
  const accepted = text(headers["x-accepted-oauth-scopes"]).split(/,\s*/);
  return accepted.some(scope => scope !== "" && has.includes(scope)) ? "" : (accepted[0] ?? "");
}

/** Asked too much, of either kind: too much in an hour, or too much at once. */
function limitOf({ status, headers, message }: Refusal, now: number): RemoteProblem | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const after = Number(headers["retry-after"] ?? Number.NaN);
  if (headers["x-ratelimit-remaining"] !== undefined && Number(headers["x-ratelimit-remaining"]) === 0) {
    const reset = Number(headers["x-ratelimit-reset"] ?? Number.NaN) * 1000;
    const waitMs = Number.isFinite(after)
      ? after * 1000
      : Number.isFinite(reset)
        ? Math.max(0, reset - now) + 1000
        : undefined;
    return limited(
      waitMs === undefined
        ? "All requests that GitHub gives this account for an hour are used up. Compile again later."
        : `All requests that GitHub gives this account for an hour are used up, until ${clockTime(now + waitMs)}. Compile again after that.`,
      status,
      waitMs,
    );
  }
  if (!Number.isFinite(after) && status !== 429 && !/secondary rate limit|abuse/i.test(message)) return undefined;
  // Where it does not say how long: at least a minute, as the documentation asks.
  const waitMs = Number.isFinite(after) ? after * 1000 : 60_000;
  return limited(
    `GitHub wants fewer requests at once, and none until ${clockTime(now + waitMs)}. Compile again after that.`,
    status,
    waitMs,
  );
}

function limited(message: string, status: number, waitMs: number | undefined): RemoteProblem {
  return new RemoteProblem("rate-limited", message, { status, waitMs, retry: true });
}

/** `14:05`, as a person here reads a clock. */
export function clockTime(ms: number): string {
  const date = new Date(ms);
  return `${String(date.getHours()).padStart(2, "0")}:${String(date.getMinutes()).padStart(2, "0")}`;
}

export function nameOf({ owner, repo }: Place): string {
  return `${owner}/${repo}`;
}

/** `GitHub`, or the host of an Enterprise server. */
export function hostOf({ api }: Place): string {
  return api === "https://api.github.com" ? "GitHub" : new URL(api).host;
}

function problem(code: RemoteProblem["code"], status: number, message: string): RemoteProblem {
  return new RemoteProblem(code, message, { status });
}

function text(value: string | number | undefined): string {
  return value === undefined ? "" : String(value);
}
