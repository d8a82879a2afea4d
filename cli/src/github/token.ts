/** An Enterprise server's token is another one than GitHub's: neither is ever sent to the other. */
const names = { cloud: ["GH_TOKEN", "GITHUB_TOKEN"], server: ["GH_ENTERPRISE_TOKEN", "GITHUB_ENTERPRISE_TOKEN"] };

/**
 * The token that the environment holds for a server, under the names that GitHub's own command reads. A remote can name
 * any host, so the Enterprise token goes to the one in `GH_HOST`, or in `GITHUB_API_URL`, and to no other.
 */
export async function environmentToken(api: string): Promise<string | undefined> {
  const { hostname, host } = new URL(api);
  const find = (kind: keyof typeof names) => names[kind].map(name => process.env[name]).find(value => value);
  if (hostname === "api.github.com" || /^api\.[\w-]+\.ghe\.com$/.test(hostname)) return find("cloud");
  const { GH_HOST, GITHUB_API_URL } = process.env;
  if (host !== GH_HOST?.toLowerCase() && api !== GITHUB_API_URL) return undefined;
  // Inside of a workflow on an Enterprise server the token of the run is called as everywhere.
  return find("server") ?? (api === GITHUB_API_URL ? process.env.GITHUB_TOKEN || undefined : undefined);
}
