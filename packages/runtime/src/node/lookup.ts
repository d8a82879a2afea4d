import { lookup } from "node:dns/promises";
import type { LookupFunction } from "node:net";
import { Refusal } from "../policy/types.ts";

/** Finds the addresses of a host name. */
export type Resolver = (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;

/** The system's own way, so the hosts file counts as it does for all programs. */
export const systemResolver: Resolver = host => lookup(host, { all: true, verbatim: true });

/**
 * A `lookup` for sockets: resolves once, refuses if any of the addresses may not be connected to, and hands out the
 * very addresses that were checked, so a name that answers differently the next time changes nothing.
 */
export function checkedLookup(resolve: Resolver, problemOf: (address: string) => string | undefined): LookupFunction {
  return (host, options, done) => {
    resolveChecked(host, resolve, problemOf).then(
      addresses => {
        const wanted = addresses.filter(({ family }) => !options.family || family === familyOf(options.family));
        const first = wanted[0];
        if (first === undefined) done(new Error(`“${host}” has no address.`), "", 0);
        else if (options.all === true)
          done(
            null,
            wanted.map(one => ({ ...one })),
          );
        else done(null, first.address, first.family);
      },
      error => done(error, "", 0),
    );
  };
}

async function resolveChecked(
  host: string,
  resolve: Resolver,
  problemOf: (address: string) => string | undefined,
): Promise<Awaited<ReturnType<Resolver>>> {
  const addresses = await resolve(host).catch(() => {
    throw new Error(`The host “${host}” was not found.`);
  });
  for (const { address } of addresses) {
    const problem = problemOf(address);
    if (problem !== undefined) throw new Refusal(problem);
  }
  return addresses;
}

function familyOf(family: number | "IPv4" | "IPv6"): number {
  if (family === "IPv4") return 4;
  return family === "IPv6" ? 6 : family;
}
