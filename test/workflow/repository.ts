import { execFileSync } from "node:child_process";
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cliPath, workflowPath, workflowText } from "@agentwright/compiler/backends/github/workflow/index";
import type { StandIn } from "./runner.ts";

/** A repository on disk with our workflow committed, and a place where a run of it happens. */
export class TestRepository {
  readonly home = mkdtempSync(join(tmpdir(), "agentwright-workflow-"));
  readonly folder = join(this.home, "repository");
  readonly workspace = join(this.home, "workspace");
  /** What was uploaded: name of the artifact -> its files by name. */
  readonly artifacts = new Map<string, Map<string, Buffer>>();
  readonly attested: string[] = [];
  readonly env: NodeJS.ProcessEnv;

  constructor() {
    mkdirSync(this.folder);
    mkdirSync(this.workspace);
    const { PATH, SystemRoot } = process.env;
    this.env = {
      PATH,
      SystemRoot,
      HOME: this.home,
      AGENTWRIGHT_CACHE: join(this.home, "cache"),
      GITHUB_WORKSPACE: this.workspace,
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_AUTHOR_NAME: "Ada",
      GIT_AUTHOR_EMAIL: "ada@example.org",
      GIT_COMMITTER_NAME: "Ada",
      GIT_COMMITTER_EMAIL: "ada@example.org",
    };
    this.git("init", "--quiet", "--initial-branch=main");
    // As GitHub's server does: any commit may be asked for by its SHA.
    this.git("config", "uploadpack.allowAnySHA1InWant", "true");
  }

  git(...args: readonly string[]): string {
    return execFileSync("git", args, { cwd: this.folder, env: this.env, encoding: "utf8" }).trim();
  }

  write(path: string, content: string | Uint8Array): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), content);
  }

  commit(): string {
    this.git("add", "--all");
    this.git("commit", "--quiet", "--message", "x");
    return this.git("rev-parse", "HEAD");
  }

  /** Workflow and compiler, as `workflow add` writes them. Gives the workflow's text. */
  async addWorkflow(cli: Buffer, cliSha256: string, attest = false): Promise<string> {
    const text = await workflowText({ cliSha256, attest });
    this.write(workflowPath, text);
    this.write(cliPath, cli);
    return text;
  }

  /** Actions that a run uses, done with git and the disk of this machine. */
  readonly uses: Readonly<Record<string, StandIn>> = {
    "actions/checkout": given => this.checkout(given),
    "actions/setup-go": () => {},
    "actions/attest": given => void this.attested.push(...this.found(given["subject-path"] ?? "")),
    "actions/upload-artifact": given => {
      const files = this.found(given.path ?? "");
      if (files.length === 0) throw new Error("No files were found with the provided path");
      const names = files.map(
        file => [file.replace(/^.*[\\/]/, ""), readFileSync(join(this.workspace, file))] as const,
      );
      this.artifacts.set(given.name ?? "", new Map(names));
    },
  };

  private checkout(given: Readonly<Record<string, string>>): void {
    const at = join(this.workspace, given.path ?? "");
    mkdirSync(at, { recursive: true });
    const git = (...args: readonly string[]) => execFileSync("git", args, { cwd: at, env: this.env, stdio: "pipe" });
    git("init", "--quiet");
    git("fetch", "--quiet", "--depth=1", this.folder, given.ref ? given.ref : "refs/heads/main");
    if (given["sparse-checkout"]) git("sparse-checkout", "set", "--no-cone", given["sparse-checkout"].trim());
    git("checkout", "--quiet", "--force", "FETCH_HEAD");
  }

  private found(patterns: string): string[] {
    return patterns
      .split("\n")
      .filter(line => line.trim() !== "")
      .flatMap(pattern => globSync(pattern.trim(), { cwd: this.workspace }));
  }

  remove(): void {
    rmSync(this.home, { recursive: true, force: true, maxRetries: 9 });
  }
}
