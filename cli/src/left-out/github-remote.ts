/** Stands in for the way to GitHub in the one-file command: it is what a run there uses, and starts no other run. */
export function githubRemote(): undefined {
  return undefined;
}
