import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import type { BuildHost } from "@agentwright/compiler";
import { cacheFolder } from "@agentwright/compiler/node/cache-folder";
import { slashed } from "@agentwright/workspace";
import { secretMask } from "../secrets.ts";
import { neededToken } from "./token.ts";

/** Files that would leave this machine. */
interface Upload {
  readonly place: { readonly owner: string; readonly repo: string };
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
}

/**
 * The way to GitHub, loaded when a build takes it. The token comes from the environment; what is not pushed is sent if
 * `send` says so or the person at the terminal does.
 */
export function githubRemote(send: boolean): NonNullable<BuildHost["remote"]> {
  return async (job, say, signal) => {
    const [{ runRemote }, { gitSource }, { RemoteProblem }] = await Promise.all([
      import("@agentwright/compiler/backends/github/run/run"),
      import("@agentwright/compiler/backends/github/git/index"),
      import("@agentwright/compiler/backends/github/problem"),
    ]);
    const mask = secretMask();
    const confirm = async (upload: Upload): Promise<boolean> => {
      if (send) return true;
      if (process.stdin.isTTY && process.stderr.isTTY) return ask(upload);
      throw new RemoteProblem(
        "upload-refused",
        `${listed(upload)} not on GitHub as ${upload.files.length === 1 ? "it stands" : "they stand"} here. Commit and push, or add --send-uncommitted.`,
      );
    };
    const deps = { token: neededToken, fetch, mask };
    const api = process.env.GITHUB_API_URL || undefined;
    const source = gitSource({ ...deps, api, confirm, read: bytesOf });
    return runRemote(job, { ...deps, source, folder: slashed(join(cacheFolder(), "runs")) }, say, signal);
  };
}

/** At the terminal, where everything but the result goes to standard error. */
async function ask(upload: Upload): Promise<boolean> {
  const { owner, repo } = upload.place;
  for (const { path, bytes } of upload.files) console.error(`  ${path}  ${bytes} bytes`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`Send ${listed(upload, "")} to ${owner}/${repo} for this run? [y/N] `);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}

function listed({ files }: Upload, verb = files.length === 1 ? " is" : " are"): string {
  const names = files.slice(0, 3).map(({ path }) => path);
  const more = files.length - names.length;
  return `${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}${verb}`;
}

async function bytesOf(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
