import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Repository } from "../../../../../../test/github/repository.ts";
import { toSlashes } from "../../../shared/paths.ts";

/** A real repository of git on this disk, for tests. */
export class Checkout {
  /** With `/`, links followed. */
  readonly folder = toSlashes(realpathSync(mkdtempSync(join(tmpdir(), "agentwright-git-"))));

  constructor(remote?: string) {
    this.git(["init", "--quiet", "--initial-branch=main"]);
    if (remote !== undefined) this.git(["remote", "add", "origin", remote]);
  }

  git(args: readonly string[], input = ""): string {
    const { PATH, SystemRoot } = process.env;
    // As the emulator names the people of its commits, so that the same commit has the same SHA in both.
    const who = (role: string) => ({
      [`GIT_${role}_NAME`]: "Nobody",
      [`GIT_${role}_EMAIL`]: "nobody@example.org",
      [`GIT_${role}_DATE`]: "1700000000 +0000",
    });
    const env = {
      PATH,
      SystemRoot,
      HOME: this.folder,
      GIT_CONFIG_NOSYSTEM: "1",
      ...who("AUTHOR"),
      ...who("COMMITTER"),
    };
    return execFileSync("git", args, { cwd: this.folder, env, input, encoding: "utf8" }).trim();
  }

  write(path: string, content: string | Uint8Array): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), content);
  }

  /** Commits everything to the branch that is checked out. */
  commit(): string {
    this.git(["add", "--all"]);
    const branches = this.git(["for-each-ref", "--format=%(objectname)", this.git(["symbolic-ref", "HEAD"])]);
    const parents = branches === "" ? [] : ["-p", branches];
    const sha = this.git(["commit-tree", this.git(["write-tree"]), ...parents], "x");
    this.git(["update-ref", "HEAD", sha]);
    return sha;
  }

  /** What `git push` leaves: the remote-tracking ref here, and the objects there. */
  push(github?: Repository, branch = "main"): void {
    this.git(["update-ref", `refs/remotes/origin/${branch}`, "HEAD"]);
    if (!github) return;
    for (const commit of this.git(["rev-list", "--reverse", "HEAD"]).split("\n")) {
      const tree = this.#copyTree(github, this.git(["rev-parse", `${commit}^{tree}`]));
      const parents = this.git(["rev-parse", `${commit}^@`])
        .split("\n")
        .filter(line => line !== "");
      const made = github.commit({ tree, parents, message: "x", date: new Date(1_700_000_000_000) });
      if (made !== commit) throw new Error(`${commit} became ${made}`);
    }
    github.refs.set(`refs/heads/${branch}`, this.git(["rev-parse", "HEAD"]));
  }

  #copyTree(github: Repository, tree: string): string {
    const entries = this.git(["ls-tree", tree])
      .split("\n")
      .filter(line => line !== "");
    return github.tree(
      entries.map(line => {
        const [, mode = "", type = "", sha = "", path = ""] = /^(\d+) (\w+) (\w+)\t(.+)$/.exec(line) ?? [];
        if (type === "tree") this.#copyTree(github, sha);
        else github.blob(execFileSync("git", ["cat-file", "blob", sha], { cwd: this.folder }));
        return { mode, type, sha, path };
      }),
    );
  }

  /** A digest over every file, those of git included. */
  state(): string {
    const hash = createHash("sha256");
    const names = readdirSync(this.folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
    for (const path of names.map(({ parentPath, name }) => join(parentPath, name)).sort()) {
      hash.update(`${path}\0`).update(readFileSync(path));
    }
    return hash.digest("hex");
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 9 });
  }
}
