import { type HttpRequest, shortestSecret } from "@agentwright/protocol";
import { type HostEntry, hostOf } from "./hosts.ts";
import { providerHosts } from "./providers.ts";
import { type HostOptions, Refusal } from "./types.ts";

const placeholder = /\$\{secret:([^}]*)\}/g;

/** Names of the secrets that a request asks for, each once. */
export function secretsIn(request: HttpRequest): string[] {
  const texts = [request.url, ...Object.values(request.headers ?? {}), request.body ?? ""];
  const names = texts.flatMap(text => Array.from(text.matchAll(placeholder), match => match[1] ?? ""));
  return [...new Set(names)];
}

/** A text without its placeholders, for checks that must come before any secret is taken out. */
export function withoutSecrets(text: string): string {
  return text.replace(placeholder, "x");
}

/**
 * A text whose placeholders are only names to read, `[secret:KEY]`: what comes from outside goes back out with the next
 * request of a tool that forwards it, and must not be filled in there.
 */
export function inert(text: string): string {
  return text.replace(placeholder, "[secret:$1]").replaceAll("${secret:", "[secret:");
}

/** Throws a `Refusal` unless each of the secrets may be sent to this URL's host, which policy has let pass by `entry`. */
export function checkSecrets(
  names: readonly string[],
  url: URL,
  entry: HostEntry | undefined,
  options: HostOptions,
): void {
  for (const name of names) {
    if (!(options.secretNames ?? []).includes(name)) {
      throw new Refusal(`The config names no secret “${name}”, so it was not sent.`);
    }
    if (entry === undefined && !ownHosts(name, options).includes(hostOf(url))) {
      throw new Refusal(
        `The secret “${name}” is only sent to hosts that the config lists; ` +
          `add “${hostOf(url)}” to capabilities.allowedHosts to allow it.`,
      );
    }
  }
}

function ownHosts(name: string, options: HostOptions): readonly string[] {
  const providers = Object.entries(options.apiKeys ?? {}).filter(([, secret]) => secret === name);
  return providers.flatMap(([provider]) =>
    Object.hasOwn(providerHosts, provider) ? (providerHosts[provider] ?? []) : [],
  );
}

/** The values of secrets by name; throws a `Refusal` for one that isn't set or can't be used. */
export async function fetchSecrets(names: readonly string[], options: HostOptions): Promise<Map<string, string>> {
  const values = new Map<string, string>();
  for (const name of names) {
    const value = await options.secret?.(name);
    if (value === undefined || value === "") {
      throw new Refusal(
        `The secret “${name}” is not set. Set it with “Agentwright: Set API Key” in the editor, ` +
          `or as AGENTWRIGHT_SECRET_${name} in the environment.`,
      );
    }
    if (value.length < shortestSecret) {
      throw new Refusal(
        `The secret “${name}” has fewer than ${shortestSecret} characters, so it could not be kept hidden.`,
      );
    }
    values.set(name, value);
  }
  return values;
}

/**
 * The request with values in the place of names: percent-encoded in the URL, as they are in headers, in the body as
 * its content type writes a text (JSON, form or plain). Throws a `Refusal` for a value that would break a header.
 */
export function fillSecrets(request: HttpRequest, values: ReadonlyMap<string, string>): HttpRequest {
  const fill = (text: string, write: (value: string) => string): string =>
    text.replace(placeholder, (_, name: string) => write(values.get(name) ?? ""));
  const headers = Object.entries(request.headers ?? {}).map(([key, text]) => {
    const filled = fill(text, value => value);
    if (!isHeaderText(filled))
      throw new Refusal(`A secret in the header “${key}” holds a character that a header can't.`);
    return [key, filled] as const;
  });
  const body = request.body === undefined ? undefined : fill(request.body, bodyWriter(request));
  return {
    method: request.method,
    url: fill(request.url, encodeURIComponent),
    headers: Object.fromEntries(headers),
    ...(body === undefined ? {} : { body }),
  };
}

/** What a header's value may hold (RFC 9110, 5.5), kept to one line of Latin-1. */
export function isHeaderText(value: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
}

function bodyWriter(request: HttpRequest): (value: string) => string {
  const type = Object.entries(request.headers ?? {}).find(([key]) => key.toLowerCase() === "content-type")?.[1] ?? "";
  if (/json/i.test(type)) return value => JSON.stringify(value).slice(1, -1);
  if (/x-www-form-urlencoded/i.test(type)) return encodeURIComponent;
  return value => value;
}
