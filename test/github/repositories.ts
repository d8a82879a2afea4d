import { type Handler, notFound } from "./handlers.ts";

/** The repository itself, its files, and who asks. */
export const repositoryHandlers: Readonly<Record<string, Handler>> = {
  "repos/get": (world, _) => {
    const { owner, name, defaultBranch, private: hidden } = world.repository;
    const given = { name, full_name: `${owner}/${name}`, default_branch: defaultBranch, private: hidden };
    return { status: 200, body: world.sample("repos/get", 200, given) };
  },
  "repos/get-content": ({ repository, api }, { params }) => {
    const path = params.path ?? "";
    const bytes = repository.files.get(path);
    if (bytes === undefined) return notFound();
    const sha = repository.blob(bytes);
    const url = `${api}/contents/${path}`;
    const links = { git: url, html: url, self: url };
    const addresses = { url, git_url: url, html_url: url, download_url: url, _links: links };
    const name = path.slice(path.lastIndexOf("/") + 1);
    const content = Buffer.from(bytes).toString("base64");
    const file = { type: "file", encoding: "base64", size: bytes.length, name, path, content, sha };
    return { status: 200, body: { ...file, ...addresses } };
  },
  "users/get-authenticated": world => ({
    status: 200,
    body: world.sample("users/get-authenticated", 200, { login: world.repository.owner, user_view_type: "private" }),
  }),
};
