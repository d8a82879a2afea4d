import { decodeText, normalText } from "../../../shared/text.ts";
import type { Git } from "./git.ts";
import type { Repository } from "./repository.ts";

/** A file as a build reads it. */
export interface NeededFile {
  /** Relative to the repository's root, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What GitHub has of the needed files already. */
export interface Committed {
  /** The newest commit of this work that is on the remote, as far as is known here; undefined: there is none. */
  readonly base: string | undefined;
  /** The tree of that. */
  readonly tree: string | undefined;
  /** Files that are not in it as they are; empty: that commit can be compiled. */
  readonly changed: readonly NeededFile[];
}

/** Compares what a build reads with what is pushed. Line ends and a byte order mark make no difference, as in a build. */
export async function compareCommitted(repository: Repository, files: readonly NeededFile[]): Promise<Committed> {
  const { git, head, remote } = repository;
  const base = head === undefined ? undefined : await pushedPart(git, head, remote.name);
  if (base === undefined) return { base, tree: undefined, changed: files };
  const tree = await git.text("rev-parse", "--verify", `${base}^{tree}`);
  const before = await contentsAt(
    git,
    base,
    files.map(({ path }) => path),
  );
  return { base, tree, changed: files.filter(({ path, bytes }) => !same(before.get(path), bytes)) };
}

/** The commit itself if the remote has it, else the nearest before it that it has. */
async function pushedPart(git: Git, head: string, remote: string): Promise<string | undefined> {
  const listed = await git.text("rev-list", "--boundary", head, "--not", `--remotes=${remote}`, "--");
  if (listed === "") return head;
  return listed
    .split("\n")
    .find(line => line.startsWith("-"))
    ?.slice(1);
}

/** Contents of files at a commit, by path; those that are not there, or are no files, are left out. */
async function contentsAt(git: Git, commit: string, paths: readonly string[]): Promise<Map<string, Buffer>> {
  if (paths.length === 0) return new Map();
  const listed = (await git.bytes(["ls-tree", "-z", "--full-tree", commit, "--", ...paths])).toString("utf8");
  const blobs = new Map<string, string>();
  for (const line of listed.split("\0")) {
    const [, mode, sha, path] = /^(\d+) blob ([0-9a-f]+)\t([\s\S]+)$/.exec(line) ?? [];
    if (path !== undefined && sha !== undefined && mode !== "120000") blobs.set(path, sha);
  }
  const contents = await readBlobs(git, [...new Set(blobs.values())]);
  return new Map([...blobs].flatMap(([path, sha]) => (contents.has(sha) ? [[path, contents.get(sha) as Buffer]] : [])));
}

async function readBlobs(git: Git, shas: readonly string[]): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  if (shas.length === 0) return found;
  const all = await git.bytes(["cat-file", "--batch"], `${shas.join("\n")}\n`);
  for (let at = 0; at < all.length; ) {
    const end = all.indexOf(10, at);
    const [sha = "", kind, size] = all.toString("utf8", at, end).split(" ");
    at = end + 1;
    if (kind !== "blob") continue;
    found.set(sha, all.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return found;
}

function same(one: Uint8Array | undefined, other: Uint8Array): boolean {
  if (one === undefined) return false;
  if (Buffer.from(one).equals(other)) return true;
  const [a, b] = [decodeText(one), decodeText(other)];
  return a !== undefined && b !== undefined && normalText(a) === normalText(b);
}
