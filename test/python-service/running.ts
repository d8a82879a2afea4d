import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { readBundle } from "@agentwright/runtime";

/** Writes what a bundle holds to a folder. */
export async function unpackTo(folder: string, archive: Uint8Array): Promise<void> {
  const { files } = await readBundle(archive);
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
}

/** A service that was started as a person would. */
export interface Running {
  readonly url: string;
  readonly process: ChildProcess;
  /** All that it printed, both streams. */
  said(): string;
  ask(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Reply>;
  /** Ends it with a signal; answers its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

export interface Reply {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what a test looks at is what it asserts
  readonly body: any;
}

export const token = "a-token-for-tests-0123";

/** Starts `service/agent_service.py` of an unpacked bundle; throws what it said if it ends instead. */
export async function startService(
  python: string,
  folder: string,
  env: Readonly<Record<string, string>> = {},
  args: readonly string[] = [],
): Promise<Running> {
  const child = spawn(python, [join(folder, "service", "agent_service.py"), "--port", "0", ...args], {
    env: {
      ...process.env,
      PYTHONDONTWRITEBYTECODE: "1",
      PYTHONIOENCODING: "utf-8",
      AGENTWRIGHT_SERVICE_TOKEN: token,
      ...env,
    },
  });
  let said = "";
  child.stdout.on("data", part => (said += String(part)));
  child.stderr.on("data", part => (said += String(part)));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on("data", () => {
      const found = / on (http:\/\/\S+)\n/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once("close", code => reject(new Error(`${code}: ${said.trim()}`)));
  });
  return {
    url,
    process: child,
    said: () => said,
    async ask(method, path, body, headers = { authorization: `Bearer ${token}` }) {
      const sent = body === undefined ? {} : { body: JSON.stringify(body) };
      const answer = await fetch(new URL(path, url), {
        method,
        headers: { "content-type": "application/json", ...headers },
        ...sent,
      });
      return { status: answer.status, body: await answer.json() };
    },
    async stop(signal = "SIGTERM") {
      const closed = once(child, "close");
      child.kill(signal);
      return (await closed)[0] as number | null;
    },
  };
}
