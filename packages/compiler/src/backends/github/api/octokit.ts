// A file of its own, so that the client's bundles share one copy of it.
export { Octokit } from "@octokit/rest";
