import { noRemote, RemoteProblem } from "../problem.ts";
import type { Place } from "../types.ts";
import { Git, GitFailed } from "./git.ts";
import { type Remote, readRemote } from "./remote.ts";

/** A repository on this machine, and its place on GitHub. */
export interface Repository {
  readonly git: Git;
  /** Absolute, with `/`, links followed. */
  readonly root: string;
  /** Where the folder that was asked about stands in it: empty, or with a `/` at its end. */
  readonly prefix: string;
  /** Undefined: nothing is committed yet. */
  readonly head: string | undefined;
  /** Undefined: no branch is checked out. */
  readonly branch: string | undefined;
  readonly remote: Remote & { readonly place: Place };
  /** Why this remote, one clause. */
  readonly why: string;
}

export interface Wishes {
  /** The remote that a person named. */
  readonly remote?: string | undefined;
  /** Another address of the API, where the server's can't be told from the remote. */
  readonly api?: string | undefined;
}

/**
 * The repository around a folder and the remote that stands for it: the one that was named, else the one that the
 * branch is pushed to, else `origin`, else the only one that is on GitHub. Throws a RemoteProblem.
 */
export async function findRepository(folder: string, wishes: Wishes = {}): Promise<Repository> {
  const git = new Git(folder);
  const root = await topOf(git);
  const [prefix, head, branch] = await Promise.all([
    git.text("rev-parse", "--show-prefix"),
    git.maybe("rev-parse", "--verify", "--quiet", "HEAD^{commit}"),
    git.maybe("symbolic-ref", "--quiet", "--short", "HEAD"),
  ]);
  const { remote, why } = await chooseRemote(git, branch, wishes.remote);
  const place = wishes.api === undefined ? remote.place : { ...remote.place, api: wishes.api };
  return { git, root, prefix, head, branch, remote: { ...remote, place }, why };
}

async function topOf(git: Git): Promise<string> {
  try {
    return await git.text("rev-parse", "--show-toplevel");
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    const owned = /dubious ownership/.test(error.message);
    throw new RemoteProblem(
      "repository-unknown",
      owned
        ? `git does not trust ${git.folder}, since it belongs to another user. If you do, run: git config --global --add safe.directory ${git.folder}`
        : `${git.folder} is in no git repository. Run git init there and push it to GitHub, or choose another backend.`,
    );
  }
}

type Usable = Repository["remote"];

async function chooseRemote(
  git: Git,
  branch: string | undefined,
  named: string | undefined,
): Promise<{ remote: Usable; why: string }> {
  const all = await remotesOf(git);
  const names = all.map(({ name }) => name);
  const usable = all.filter((remote): remote is Usable => remote.place !== undefined);
  if (named !== undefined) {
    const found = usable.find(({ name }) => name === named);
    if (found) return { remote: found, why: "it was named" };
    throw unusable(`The remote ‘${named}’ is ${names.includes(named) ? "not on GitHub" : "not there"}.`, usable);
  }
  for (const [key, why] of await preferences(git, branch)) {
    const found = usable.find(({ name }) => name === key);
    if (found) return { remote: found, why };
  }
  const [only, ...more] = usable;
  if (only && more.length === 0) return { remote: only, why: "it is the only one on GitHub" };
  if (names.length === 0) {
    throw new RemoteProblem("repository-unknown", noRemote);
  }
  const hosts = all.map(({ name, host }) => `${name}${host === "" ? "" : ` (${host})`}`).join(", ");
  throw unusable(
    usable.length === 0 ? `None of the remotes is on GitHub: ${hosts}.` : "It is not clear which remote is meant.",
    usable,
  );
}

/** Those with an address; a section of a configuration may say other things of a remote that is not there. */
async function remotesOf(git: Git): Promise<readonly Remote[]> {
  const names = (await git.text("remote")).split("\n").filter(name => name !== "");
  const addresses = await Promise.all(
    names.map(async name => {
      // `git remote get-url` knows those of the repository's own configuration alone, `git remote` all of them. This
      // one asks no server, follows the user's url.<base>.insteadOf, and answers with the name where there is no address.
      const address = await git.maybe("ls-remote", "--get-url", "--", name);
      return address === undefined || address === name ? [] : [readRemote(name, address)];
    }),
  );
  return addresses.flat();
}

async function preferences(git: Git, branch: string | undefined): Promise<(readonly [string | undefined, string])[]> {
  const config = (key: string) => git.maybe("config", "--get", key);
  const own =
    branch === undefined ? [] : [`branch.${branch}.pushRemote`, "remote.pushDefault", `branch.${branch}.remote`];
  const pushed = await Promise.all(own.map(config));
  return [...pushed.map(name => [name, `‘${branch}’ is pushed to it`] as const), ["origin", "it is called origin"]];
}

function unusable(what: string, usable: readonly Remote[]): RemoteProblem {
  const names = usable.map(({ name }) => name).join(", ");
  const next = names === "" ? "Add one: git remote add github <address>" : `Name one of these: ${names}.`;
  return new RemoteProblem("repository-unknown", `${what} ${next}`);
}
