import type { Place } from "../types.ts";

/** A remote of a repository, as far as we can use it. */
export interface Remote {
  readonly name: string;
  /** Undefined: it is not on a server with GitHub's API. */
  readonly place: Place | undefined;
  /** Its host, for sentences; an address itself may hold a password and is never shown. */
  readonly host: string;
}

/** Well-known hosts of others, whose API is another one. */
const others =
  /(^|\.)(gitlab\.com|bitbucket\.org|dev\.azure\.com|visualstudio\.com|codeberg\.org|gitea\.com|sr\.ht|amazonaws\.com)$/i;

/**
 * Owner, repository and API of a remote's address: `https://host/owner/repo.git`, `git@host:owner/repo.git`,
 * `ssh://git@host:22/owner/repo`. GitHub's own host is served at api.github.com, data residency at api.<name>.ghe.com,
 * an Enterprise server below /api/v3 (GitHub's documentation "Getting started with the REST API").
 */
export function readRemote(name: string, address: string): Remote {
  const { host, path } = split(address);
  const [owner = "", repo = "", ...rest] = path
    .replace(/\.git\/?$/, "")
    .replace(/^\/+|\/+$/g, "")
    .split("/");
  const usable = host !== "" && owner !== "" && repo !== "" && rest.length === 0 && !others.test(host);
  return { name, host, place: usable ? { api: apiOf(host), owner, repo } : undefined };
}

function split(address: string): { host: string; path: string } {
  if (URL.canParse(address) && /^(https?|ssh|git|git\+ssh):/.test(address)) {
    const { protocol, host, hostname, pathname } = new URL(address);
    // The port of ssh says nothing about the API's.
    const own = protocol.startsWith("http") ? host : hostname;
    return { host: own.toLowerCase(), path: decoded(pathname) };
  }
  const short = /^(?:[^@/:\s]+@)?([^@/:\s]{2,}):(?!\/\/)(.+)$/.exec(address);
  return { host: (short?.[1] ?? "").toLowerCase(), path: short?.[2] ?? "" };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function apiOf(host: string): string {
  // ssh.github.com is GitHub's SSH on the port of HTTPS.
  if (/^(www\.|ssh\.)?github\.com$/.test(host)) return "https://api.github.com";
  if (/^[\w-]+\.ghe\.com$/.test(host)) return `https://api.${host}`;
  return `https://${host}/api/v3`;
}
