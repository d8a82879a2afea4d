/** An Enterprise server's token is another one than GitHub's: neither is ever sent to the other. */
const names = { cloud: ["GH_TOKEN", "GITHUB_TOKEN"], server: ["GH_ENTERPRISE_TOKEN", "GITHUB_ENTERPRISE_TOKEN"] };

/**
 * The token that the environment holds for a server, under the names that GitHub's own command reads. A remote can name
 * any host, so the Enterprise token goes to the one in `GH_HOST`, or in `GITHUB_API_URL`, and to no other.
 */
export function environmentToken(api: string): string | undefined {
  const { host } = new URL(api);
  const find = (kind: keyof typeof names) => names[kind].map(name => process.env[name]).find(value => value);
  if (isCloud(api)) return find("cloud");
  const { GH_HOST, GITHUB_API_URL } = process.env;
  if (host !== GH_HOST?.toLowerCase() && api !== GITHUB_API_URL) return undefined;
  // Inside of a workflow on an Enterprise server the token of the run is called as everywhere.
  return find("server") ?? (api === GITHUB_API_URL ? process.env.GITHUB_TOKEN || undefined : undefined);
}

/** The same for a door to GitHub: where there is none, or the one there was is refused, the next step is a variable's. */
export async function neededToken(api: string, again: boolean): Promise<string> {
  const token = environmentToken(api);
  if (token !== undefined && !again) return token;
  const { RemoteProblem } = await import("@agentwright/compiler/backends/github/problem");
  const { host } = new URL(api);
  const server = isCloud(api) ? host.replace(/^api\./, "") : host;
  const where = isCloud(api) ? names.cloud.join(" or ") : `${names.server[0]}, and ${host} into GH_HOST`;
  throw new RemoteProblem(
    "sign-in-needed",
    again
      ? `${server} does not accept the token. Put another one into ${where}.`
      : `Compiling on GitHub needs a token of ${server}. Put one into ${where}; or choose another backend.`,
  );
}

function isCloud(api: string): boolean {
  const { hostname } = new URL(api);
  return hostname === "api.github.com" || /^api\.[\w-]+\.ghe\.com$/.test(hostname);
}
