import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writeAtomically } from "../../../node/write.ts";
import { sha256 } from "../../../shared/digest.ts";
import { type PlannedFile, type PresentFiles, planFiles, type WantedFiles } from "./files.ts";
import { attributesPath, cliPath, workflowPath } from "./places.ts";

/** What of a workflow's files stands in a repository on disk. Throws what the disk says, but for files that aren't there. */
export async function presentFiles(root: string): Promise<PresentFiles> {
  const workflow = readText(root, workflowPath);
  const cli = readText(root, cliPath);
  const attributes = readText(root, attributesPath);
  return {
    ...(workflow !== undefined && { workflow }),
    ...(cli !== undefined && { cliSha256: await sha256(cli) }),
    ...(attributes !== undefined && { attributes }),
  };
}

/** What was written, or which files somebody edited; then nothing was. */
export interface WrittenFiles {
  readonly files: readonly PlannedFile[];
  readonly edited: readonly PlannedFile[];
}

/**
 * Writes a workflow and its command into a repository. A file that somebody edited keeps everything from being written,
 * unless `overwrite` says that it may go.
 */
export async function writeFiles(root: string, wanted: WantedFiles, overwrite: boolean): Promise<WrittenFiles> {
  const files = await planFiles(await presentFiles(root), wanted);
  const edited = files.filter(({ state }) => state === "edited");
  if (edited.length > 0 && !overwrite) return { files, edited };
  for (const { path, text, state } of files) {
    if (state !== "same") await writeAtomically(join(root, path), new TextEncoder().encode(text));
  }
  return { files, edited: [] };
}

function readText(root: string, path: string): string | undefined {
  try {
    return readFileSync(join(root, path), "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw error;
  }
}
