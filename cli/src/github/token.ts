/** An Enterprise server's token is another one than GitHub's: neither is ever sent to the other. */
const names = { cloud: ["GH_TOKEN", "GITHUB_TOKEN"], server: ["GH_ENTERPRISE_TOKEN", "GITHUB_ENTERPRISE_TOKEN"] };

/** The token that the environment holds for a server, under the names that GitHub's own command reads. */
export async function environmentToken(api: string): Promise<string | undefined> {
  const own = new URL(api);
  const cloud = own.hostname === "api.github.com" || /^api\.[\w-]+\.ghe\.com$/.test(own.hostname);
  const found = names[cloud ? "cloud" : "server"].map(name => process.env[name]).find(value => value);
  // Inside of a workflow on an Enterprise server the token of the run is called as everywhere.
  if (found === undefined && !cloud && api === process.env.GITHUB_API_URL) return process.env.GITHUB_TOKEN || undefined;
  return found;
}
