import { mkdir, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { PluginProblem } from "@agentwright/runtime";
import { checkPaths } from "@agentwright/runtime/bundle/names";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { RemoteProblem } from "../problem.ts";
import { writePiece } from "./piece.ts";

/** What an archive may hold at most; ours has a bundle and a few lines about it. Sizes in bytes. */
const limits = {
  entries: 1000,
  unpacked: 2 * 1024 ** 3,
  /** Unpacked size of an entry over its packed one, looked at from `ratioFrom` on. */
  ratio: 200,
  ratioFrom: 1024 * 1024,
} as const;

interface File {
  readonly entry: Entry;
  readonly name: string;
}

/**
 * Unpacks an archive into a new folder and answers the names of its files. Everything is looked at before anything is
 * written; the folder appears when all is in it. Throws a RemoteProblem with one sentence for an archive that is refused.
 */
export async function unzip(archive: string, folder: string): Promise<readonly string[]> {
  const work = `${folder}.partial`;
  let zip: ZipFile | undefined;
  try {
    // Names are decoded here: yauzl would turn backslashes into folders.
    zip = await openPromise(archive, { autoClose: false, decodeStrings: false, validateEntrySizes: true });
    const files = await listed(zip);
    await mkdir(work, { recursive: true, mode: 0o700 });
    for (const { entry, name } of files) {
      const target = path.join(work, ...name.split("/"));
      await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
      await writeEntry(zip, entry, target);
    }
    await rename(work, folder);
    return files.map(({ name }) => name);
  } catch (error) {
    await rm(work, { recursive: true, force: true });
    if (error instanceof RemoteProblem) throw error;
    if (error instanceof PluginProblem) throw bad(error.message);
    if ((error as NodeJS.ErrnoException).syscall !== undefined) throw error;
    throw bad(`What the run made is no readable archive: ${error instanceof Error ? error.message : error}.`);
  } finally {
    zip?.close();
  }
}

async function writeEntry(zip: ZipFile, entry: Entry, target: string): Promise<void> {
  const handle = await open(target, "wx", 0o600);
  try {
    let at = 0;
    for await (const piece of await zip.openReadStreamPromise(entry)) at += await writePiece(handle, piece, at);
  } finally {
    await handle.close();
  }
}

async function listed(zip: ZipFile): Promise<readonly File[]> {
  if (zip.entryCount > limits.entries) {
    throw bad(`The artifact has ${zip.entryCount} entries; ${limits.entries} are the most that is unpacked.`);
  }
  const files: File[] = [];
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    const name = nameOf(entry);
    checkKind(entry, name);
    total += entry.uncompressedSize;
    if (total > limits.unpacked) throw bad("The artifact would have more than 2 GB when unpacked.");
    if (entry.uncompressedSize > limits.ratioFrom && entry.uncompressedSize > entry.compressedSize * limits.ratio) {
      throw bad(
        `“${name}” in the artifact unpacks to more than ${limits.ratio} times its size, as no file of ours does.`,
      );
    }
    if (!name.endsWith("/")) files.push({ entry, name });
    else checkPaths([name.slice(0, -1)], "artifact");
  }
  checkPaths(
    files.map(({ name }) => name),
    "artifact",
  );
  return files;
}

function nameOf({ fileName }: Entry): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(fileName as unknown as Uint8Array);
  } catch {
    throw bad("A name in the artifact is not UTF-8.");
  }
}

/** The kind of file that a Unix wrote into the archive; 0: it said none. */
function checkKind(entry: Entry, name: string): void {
  const kind = (entry.externalFileAttributes >>> 16) & 0o170000;
  if (kind === 0o120000) throw bad(`“${name}” in the artifact is a link; links are not unpacked.`);
  if (kind !== 0 && kind !== 0o100000 && kind !== 0o040000) throw bad(`“${name}” in the artifact is no ordinary file.`);
  if (entry.isEncrypted()) throw bad(`“${name}” in the artifact is encrypted.`);
}

function bad(message: string): RemoteProblem {
  return new RemoteProblem("artifact-bad", `${message} Look at the workflow that made it, and compile again.`);
}
