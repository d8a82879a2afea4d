import { type Answer, type Handler, notFound, refused, type World } from "./handlers.ts";
import type { TreeEntry } from "./repository.ts";

/** Refs and the objects that they lead to. */
export const gitHandlers: Readonly<Record<string, Handler>> = {
  "git/create-blob": ({ repository, api }, { body }) => {
    const encoding = body.encoding === "base64" ? "base64" : "utf8";
    const sha = repository.blob(Buffer.from(String(body.content), encoding));
    return { status: 201, body: { sha, url: `${api}/git/blobs/${sha}` } };
  },
  "git/create-tree": (world, { body }) => {
    const entries = (body.tree as readonly Partial<TreeEntry>[]).map(entry => ({
      path: entry.path ?? "",
      mode: entry.mode ?? "100644",
      type: entry.type ?? "blob",
      sha: entry.sha ?? "",
    }));
    const unknown = entries.find(({ sha, type }) => !world.repository.has(sha, type === "tree" ? "tree" : "blob"));
    if (unknown) return refused(422, `GitRPC::BadObjectState: tree.sha ${unknown.sha} is not known`);
    const sha = world.repository.tree(entries);
    return { status: 201, body: world.sample("git/create-tree", 201, { sha, truncated: false, tree: entries }) };
  },
  "git/create-commit": (world, { body }) => {
    const { repository } = world;
    if (!repository.has(String(body.tree), "tree")) return refused(422, "Tree SHA does not exist");
    const parents = (body.parents ?? []) as readonly string[];
    if (parents.some(parent => !repository.has(parent, "commit"))) return refused(422, "Parent SHA does not exist");
    const sha = repository.commit({
      tree: String(body.tree),
      parents,
      message: String(body.message),
      date: new Date(world.now()),
    });
    return { status: 201, body: world.sample("git/create-commit", 201, { sha, message: body.message }) };
  },
  "git/get-commit": (world, { params }) => {
    const sha = params.commit_sha ?? "";
    if (!world.repository.has(sha, "commit")) return notFound();
    return { status: 200, body: world.sample("git/get-commit", 200, { sha }) };
  },
  "git/create-ref": (world, { body }) => {
    const { repository } = world;
    const ref = String(body.ref);
    const sha = String(body.sha);
    if (!/^refs\/.+\/.+/.test(ref)) return refused(422, "Reference name must start with 'refs' and have two slashes.");
    if (repository.refs.has(ref)) return refused(422, "Reference already exists");
    if (!repository.has(sha, "commit")) return refused(422, "Object does not exist");
    repository.refs.set(ref, sha);
    return { status: 201, body: refOf(world, ref, sha) };
  },
  "git/get-ref": (world, { params }) => {
    const ref = `refs/${params.ref}`;
    const sha = world.repository.refs.get(ref);
    return sha === undefined ? notFound() : { status: 200, body: refOf(world, ref, sha) };
  },
  "git/list-matching-refs": (world, { params }) => {
    const found = [...world.repository.refs].filter(([ref]) => ref.startsWith(`refs/${params.ref}`));
    return { status: 200, body: found.map(([ref, sha]) => refOf(world, ref, sha)) };
  },
  "git/delete-ref": ({ repository }, { params }): Answer =>
    repository.refs.delete(`refs/${params.ref}`) ? { status: 204 } : refused(422, "Reference does not exist"),
};

function refOf({ api }: World, ref: string, sha: string): Record<string, unknown> {
  const url = `${api}/git/${ref}`;
  return { ref, node_id: "-", url, object: { type: "commit", sha, url: `${api}/git/commits/${sha}` } };
}
