import { createHash } from "node:crypto";

/** An input of `workflow_dispatch`. */
export interface WorkflowInput {
  readonly required?: boolean;
  readonly default?: string;
  readonly options?: readonly string[];
}

export interface Workflow {
  readonly id: number;
  readonly name: string;
  state: "active" | "disabled_manually";
  /** Undefined: it can't be started by hand. */
  inputs: Readonly<Record<string, WorkflowInput>> | undefined;
  /** What a run is called, from its inputs. */
  runName(inputs: Readonly<Record<string, string>>): string;
}

type GitObject = { readonly kind: "blob" | "tree" | "commit"; readonly body: Buffer };

export interface TreeEntry {
  readonly path: string;
  readonly mode: string;
  readonly type: string;
  readonly sha: string;
}

/** What GitHub keeps of a repository, as far as builds touch it. Objects have the names that git gives them. */
export class Repository {
  readonly owner: string;
  readonly name: string;
  readonly defaultBranch = "main";
  private = true;
  /** By file name. */
  readonly workflows = new Map<string, Workflow>();
  /** Full name of a ref -> commit. */
  readonly refs = new Map<string, string>();
  /** Files of the default branch, by path. */
  readonly files = new Map<string, Uint8Array>();
  readonly #objects = new Map<string, GitObject>();

  constructor(owner: string, name: string) {
    this.owner = owner;
    this.name = name;
    this.refs.set(
      "refs/heads/main",
      this.commit({ tree: this.tree([]), parents: [], message: "First", date: new Date(0) }),
    );
  }

  blob(bytes: Uint8Array): string {
    return this.#put("blob", Buffer.from(bytes));
  }

  tree(entries: readonly TreeEntry[]): string {
    const sorted = [...entries].sort((a, b) => (treeKey(a) < treeKey(b) ? -1 : 1));
    const parts = sorted.map(({ mode, path, sha }) =>
      Buffer.concat([Buffer.from(`${mode.replace(/^0/, "")} ${path}\0`), Buffer.from(sha, "hex")]),
    );
    return this.#put("tree", Buffer.concat(parts));
  }

  commit(made: { tree: string; parents: readonly string[]; message: string; date: Date }): string {
    const who = `Nobody <nobody@example.org> ${Math.round(made.date.getTime() / 1000)} +0000`;
    const parents = made.parents.map(parent => `parent ${parent}\n`).join("");
    return this.#put(
      "commit",
      Buffer.from(`tree ${made.tree}\n${parents}author ${who}\ncommitter ${who}\n\n${made.message}`),
    );
  }

  has(sha: string, kind: GitObject["kind"]): boolean {
    return this.#objects.get(sha)?.kind === kind;
  }

  #put(kind: GitObject["kind"], body: Buffer): string {
    const sha = createHash("sha1").update(`${kind} ${body.length}\0`).update(body).digest("hex");
    this.#objects.set(sha, { kind, body });
    return sha;
  }
}

/** Git sorts a folder as if its name ended in a slash. */
function treeKey({ path, mode }: TreeEntry): string {
  return mode.replace(/^0/, "") === "40000" ? `${path}/` : path;
}
