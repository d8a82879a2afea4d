/** Under which name a server's token is stored, and which session of the editor may be sent to it. */
export interface TokenOf {
  /** As Set API Key stores it. */
  readonly stored: string;
  readonly provider: "github" | "github-enterprise";
}

/**
 * What may be sent to a server. A remote can name any host, so each has a name of its own: the token of one is never
 * sent to another. `enterprise` is the address that the editor's Enterprise sign-in is set up for; undefined result: no
 * session is. A loopback address is only ever set by hand.
 */
export function tokenOf(
  api: string,
  enterprise: string,
): TokenOf | { readonly stored: string; readonly provider: undefined } {
  const { hostname, host } = new URL(api);
  const plain = "AGENTWRIGHT_GITHUB_TOKEN";
  if (hostname === "api.github.com") return { stored: plain, provider: "github" };
  if (hostname === "127.0.0.1" || hostname === "localhost") return { stored: plain, provider: undefined };
  const stored = `${plain}_${hostname.replace(/[^A-Za-z0-9]+/g, "_").toUpperCase()}`;
  const own = URL.canParse(enterprise) ? new URL(enterprise).host : undefined;
  const same = own !== undefined && (host === own || (own.endsWith(".ghe.com") && host === `api.${own}`));
  return { stored, provider: same ? "github-enterprise" : undefined };
}
