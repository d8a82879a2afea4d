import { existsSync } from "node:fs";
import { join } from "node:path";
import { findRepository } from "@agentwright/compiler/backends/github/git/repository";
import { RemoteProblem } from "@agentwright/compiler/backends/github/problem";
import { presentFiles, writeFiles } from "@agentwright/compiler/backends/github/workflow/disk";
import { workflowPath } from "@agentwright/compiler/backends/github/workflow/places";
import { absolute, slashed } from "@agentwright/workspace";
import { upward } from "@agentwright/workspace/root";
import { CannotRun, exitCode } from "../exit.ts";
import { nearName } from "../names.ts";
import { oneFileCommand } from "./one-file.ts";

export interface AddOptions {
  readonly attest: boolean | undefined;
  readonly server: boolean | undefined;
  readonly force: boolean;
}

/** Writes the workflow and its command into the repository around a folder, and says what it wrote. */
export async function addWorkflow(folder: string, { attest, server, force }: AddOptions): Promise<number> {
  const root = repositoryRoot(folder);
  const { text, sha256 } = oneFileCommand();
  const first = (await presentFiles(root)).workflow === undefined;
  const forServer = server ?? (first ? await onServer(root) : undefined);
  const wanted = {
    cli: text,
    cliSha256: sha256,
    ...(attest !== undefined && { attest }),
    ...(forServer !== undefined && { server: forServer }),
  };
  const { files, edited } = await writeFiles(root, wanted, force);
  if (edited.length > 0) {
    const names = edited.map(({ path }) => path).join(" and ");
    throw new CannotRun(
      `${names} ${edited.length === 1 ? "was" : "were"} changed since Agentwright wrote it; nothing was written. ` +
        "Keep a copy of what you changed, then: agentwright workflow add --force",
    );
  }
  for (const { path, state } of files) {
    const did = { new: "wrote  ", update: "updated", edited: "replaced", same: "as it is" }[state];
    console.log(`${did.padEnd(8)}  ${nearName(join(root, path))}`);
  }
  if (files.every(({ state }) => state === "same")) return exitCode.fine;
  console.log(
    `SHA-256 of cli.mjs: ${sha256}\nNext: commit these files and push them to the default branch, where GitHub looks for ` +
      `${workflowPath}; then: agentwright doctor github`,
  );
  return exitCode.fine;
}

/** The nearest folder upward that is a repository. @throws CannotRun if there is none */
function repositoryRoot(folder: string): string {
  const start = absolute(folder);
  for (const each of upward(start)) if (existsSync(`${each}/.git`)) return each === "" ? "/" : each;
  throw new CannotRun(`${slashed(folder)} is in no git repository: run git init in its top folder first.`);
}

/** Is its remote on an Enterprise server? Undefined: that can't be told, or it is on GitHub itself. */
async function onServer(root: string): Promise<true | undefined> {
  try {
    const { remote } = await findRepository(root);
    return new URL(remote.place.api).pathname === "/" ? undefined : true;
  } catch (error) {
    // There need not be a remote yet, nor git.
    if (error instanceof RemoteProblem) return undefined;
    throw error;
  }
}
