import { spawn } from "node:child_process";
import { RemoteProblem } from "../problem.ts";

/** Where git would look for a repository, an index or a configuration if another git started us: none of it is meant. */
const misleading =
  /^GIT_(DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|COMMON_DIR|NAMESPACE|PREFIX|CONFIG.*)$/;

/**
 * Git in one folder, asked what is there. Nothing is ever changed: no index, branch or file; nothing asks a person or
 * the network, and no program that a repository's configuration names is started.
 */
export class Git {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** What a command prints; rejects with a RemoteProblem if there is no git, with `GitFailed` if it says no. */
  bytes(args: readonly string[], input?: string): Promise<Buffer> {
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !misleading.test(name)));
    return new Promise((resolve, reject) => {
      const child = spawn("git", ["--no-pager", "--literal-pathspecs", "-c", "core.fsmonitor=false", ...args], {
        cwd: this.folder,
        env: { ...env, LC_ALL: "C", LANGUAGE: "C", GIT_OPTIONAL_LOCKS: "0", GIT_TERMINAL_PROMPT: "0" },
        stdio: ["pipe", "pipe", "pipe"],
        windowsHide: true,
      });
      const out: Buffer[] = [];
      let err = "";
      child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
      child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
      child.on("error", error => reject(noGit(error)));
      child.on("close", code => (code === 0 ? resolve(Buffer.concat(out)) : reject(new GitFailed(err))));
      // Git that ends before it has read everything says so by its exit code.
      child.stdin.on("error", () => {});
      child.stdin.end(input);
    });
  }

  /** The same as text without the line break at its end. */
  async text(...args: readonly string[]): Promise<string> {
    return (await this.bytes(args)).toString("utf8").replace(/\n$/, "");
  }

  /** Undefined where git says no: there is no such thing. */
  async maybe(...args: readonly string[]): Promise<string | undefined> {
    try {
      return await this.text(...args);
    } catch (error) {
      if (error instanceof GitFailed) return undefined;
      throw error;
    }
  }
}

/** Git ran and refused; the message is what it said. */
export class GitFailed extends Error {}

function noGit(error: Error): RemoteProblem {
  const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
  const why = missing ? "git was not found" : `git could not be started (${error.message})`;
  return new RemoteProblem(
    "repository-unknown",
    `Compiling on GitHub needs git to tell what is committed, and ${why}. Install git so that it is on the PATH, or choose another backend.`,
  );
}
