import type { LogLevel } from "@agentwright/protocol";
import type { Hub } from "../api/hub.ts";
import { fetchSigned, piecesOf } from "../api/signed.ts";
import { RemoteProblem } from "../problem.ts";
import type { Job } from "./watch.ts";

/** Lines of one job's log that are shown; the rest is on the run's page. */
const mostLines = 5000;
/** Characters of it that are read at all. */
const mostText = 16 * 1024 * 1024;
/** Looks for a log that is not there yet, though its job has ended. */
const looks = 4;

/**
 * Says the log of a job that has ended, line by line, with the times that GitHub gives them. A log that can't be had is
 * said and is no failure. Answers the last error in it.
 */
export async function jobLog(hub: Hub, job: Job, signal?: AbortSignal): Promise<string | undefined> {
  try {
    return sayLines(hub, job, await textOf(hub, job, signal));
  } catch (error) {
    if (!(error instanceof RemoteProblem)) throw error;
    hub.log("warn", `The log of the job ‘${job.name}’ can't be had: ${error.message}`);
    return undefined;
  }
}

async function textOf(hub: Hub, job: Job, signal: AbortSignal | undefined): Promise<string> {
  for (let look = 1; ; look++) {
    try {
      const answer = await fetchSigned(hub, () => address(hub, job, signal), signal);
      return await read(hub, answer, signal);
    } catch (error) {
      const early = error instanceof RemoteProblem && (error.status === 404 || error.unheard);
      if (!early || look === looks) throw error;
      await hub.clock.sleep(2000 * look, signal);
    }
  }
}

async function read(hub: Hub, answer: Response, signal: AbortSignal | undefined): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const piece of piecesOf(hub, answer, signal)) {
    text += decoder.decode(piece, { stream: true });
    if (text.length > mostText) break;
  }
  return text;
}

async function address(hub: Hub, job: Job, signal: AbortSignal | undefined): Promise<string> {
  const { headers } = await hub.ask(
    "read logs",
    (octokit, extra) => octokit.rest.actions.downloadJobLogsForWorkflowRun({ ...hub.repo, job_id: job.id, ...extra }),
    { signal, redirect: "manual" },
  );
  return String(headers.location ?? "");
}

function sayLines(hub: Hub, job: Job, text: string): string | undefined {
  const lines = text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .map(plain)
    .filter(line => line.trim() !== "");
  let last: string | undefined;
  for (const [index, line] of lines.entries()) {
    const level = levelOf(line);
    if (level === "error") last = withoutMarks(line);
    if (index < mostLines) hub.log(level, withoutMark(line));
  }
  if (lines.length > mostLines) {
    hub.log("info", `${lines.length - mostLines} more lines of ‘${job.name}’ are on the page of the run.`);
  }
  return last === undefined ? undefined : hub.mask(last);
}

/** Without what colours a terminal, and whatever else is no text. */
function plain(line: string): string {
  return line
    .replace(/\u001b\[[0-9;?]*[ -/]*[@-~]|\u001b\][^\u0007]*(?:\u0007|\u001b\\)/g, "")
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");
}

const mark = /^((?:\d{4}-\d{2}-\d{2}T[\d:.]+Z )?)##\[(error|warning|debug|group|endgroup|section|command|notice)\]/;

function levelOf(line: string): LogLevel {
  const kind = mark.exec(line)?.[2];
  return kind === "error" ? "error" : kind === "warning" ? "warn" : kind === "debug" ? "debug" : "info";
}

function withoutMark(line: string): string {
  return line.replace(mark, "$1");
}

/** Neither mark nor time: what goes into a sentence. */
function withoutMarks(line: string): string {
  return withoutMark(line)
    .replace(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z /, "")
    .trim()
    .slice(0, 400);
}
