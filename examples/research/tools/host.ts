/** The part of a plugin's host that these tools use. Types alone: nothing of this file goes into the plugin. */
export interface Host {
  http(url: URL | string, options?: { headers?: Record<string, string> }): Promise<HostResponse>;
}

export interface HostResponse {
  readonly ok: boolean;
  readonly status: number;
  json(): unknown;
}

/** The answer as JSON; throws a sentence that the model can act on. */
export async function getJson(host: Host, url: URL): Promise<unknown> {
  const response = await host.http(url, { headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(`${url.host} answered ${response.status}. Try again with fewer words.`);
  return response.json();
}
