import { FlowFailure } from "./problem.ts";

/** What may be said of a connection string: never its password. */
export interface Address {
  /** `localhost:54322/postgres`. */
  readonly shown: string;
  readonly host: string;
  /** Is the server on this machine? A tunnel looks like that too, so `pgflow.is_local()` is asked as well. */
  readonly loopback: boolean;
}

/** @throws FlowFailure for what is no connection string; the sentence does not repeat it. */
export function readAddress(url: string): Address {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    throw new FlowFailure("unreachable", notAnAddress);
  }
  if (parsed.protocol !== "postgresql:" && parsed.protocol !== "postgres:") {
    throw new FlowFailure("unreachable", notAnAddress);
  }
  // A parameter beats what stands before it, as in libpq.
  const given = parsed.searchParams.get("host") ?? decoded(parsed.hostname);
  // What the address leaves out, `pg` takes from the environment.
  const host = given === "" ? (process.env.PGHOST ?? "") : given;
  const portGiven = parsed.searchParams.get("port") ?? parsed.port;
  const port = portGiven === "" ? (process.env.PGPORT ?? "") : portGiven;
  const shown = `${host === "" ? "localhost" : host}:${port === "" ? "5432" : port}${parsed.pathname}`;
  return { shown, host, loopback: isLoopback(host) };
}

function decoded(hostname: string): string {
  try {
    return decodeURIComponent(hostname);
  } catch {
    throw new FlowFailure("unreachable", notAnAddress);
  }
}

const notAnAddress =
  "This is not the address of a PostgreSQL database. It looks like postgresql://user:password@host:5432/database.";

function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/g, "");
  return (
    name === "" || name === "localhost" || name === "::1" || /^127(\.\d{1,3}){3}$/.test(name) || name.startsWith("/")
  );
}
