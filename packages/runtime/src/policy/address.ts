import { parseIpv4, parseIpv6 } from "./parse-address.ts";

/** A network, and what to call an address in it. */
type Range4 = readonly [base: string, bits: number, name: string];

// https://www.iana.org/assignments/iana-ipv4-special-registry and multicast (RFC 5771).
const ranges4: readonly Range4[] = [
  ["169.254.169.254", 32, "a cloud's metadata service"],
  ["0.0.0.0", 8, "this machine"],
  ["127.0.0.0", 8, "this machine"],
  ["10.0.0.0", 8, "a private network"],
  ["100.64.0.0", 10, "a provider's private network"],
  ["172.16.0.0", 12, "a private network"],
  ["192.168.0.0", 16, "a private network"],
  ["169.254.0.0", 16, "the local link"],
  ["192.0.0.0", 24, "a reserved network"],
  ["192.0.2.0", 24, "a reserved network"],
  ["192.88.99.0", 24, "a reserved network"],
  ["198.18.0.0", 15, "a reserved network"],
  ["198.51.100.0", 24, "a reserved network"],
  ["203.0.113.0", 24, "a reserved network"],
  ["224.0.0.0", 4, "a multicast group"],
  ["240.0.0.0", 4, "a reserved network"],
];

// https://www.iana.org/assignments/iana-ipv6-special-registry. All that is not in 2000::/3 is refused by default.
const ranges6: readonly Range4[] = [
  ["::1", 128, "this machine"],
  ["::", 128, "this machine"],
  ["fd00:ec2::254", 128, "a cloud's metadata service"],
  ["fc00::", 7, "a private network"],
  ["fe80::", 10, "the local link"],
  ["fec0::", 10, "a private network"],
  ["ff00::", 8, "a multicast group"],
  ["2001::", 23, "a reserved network"],
  ["2001:db8::", 32, "a reserved network"],
  ["3fff::", 20, "a reserved network"],
];

/** IPv6 networks that carry an IPv4 address: prefix, its bits, and the group where the address begins. */
const carriers: readonly (readonly [string, number, number])[] = [
  ["::ffff:0:0", 96, 6],
  ["64:ff9b::", 96, 6],
  ["2002::", 16, 1],
];

/**
 * What an address belongs to if it is not on the public internet (`a private network`, `this machine`, …); undefined
 * for a public one. An IPv6 address that carries an IPv4 one is what that one is. A text that is no IP address is
 * `an unknown kind of network`.
 */
export function placeOf(address: string): string | undefined {
  const four = parseIpv4(address);
  if (four !== undefined) return place4(four);
  const six = parseIpv6(address);
  if (six === undefined) return "an unknown kind of network";
  for (const [base, bits, group] of carriers) {
    if (inside6(six, base, bits)) return place4(((six[group] ?? 0) * 0x10000 + (six[group + 1] ?? 0)) >>> 0);
  }
  const special = ranges6.find(([base, bits]) => inside6(six, base, bits));
  if (special !== undefined) return special[2];
  return inside6(six, "2000::", 3) ? undefined : "a reserved network";
}

/** One spelling for each address, so that two can be compared; undefined if it is none. */
export function normalAddress(address: string): string | undefined {
  const four = parseIpv4(address);
  if (four !== undefined) return `4:${four}`;
  const six = parseIpv6(address);
  if (six === undefined) return undefined;
  if (inside6(six, "::ffff:0:0", 96)) return `4:${((six[6] ?? 0) * 0x10000 + (six[7] ?? 0)) >>> 0}`;
  return `6:${six.map(group => group.toString(16)).join(":")}`;
}

function place4(address: number): string | undefined {
  return ranges4.find(([base, bits]) => {
    const shift = 32 - bits;
    return Math.floor(address / 2 ** shift) === Math.floor((parseIpv4(base) ?? 0) / 2 ** shift);
  })?.[2];
}

function inside6(address: readonly number[], base: string, bits: number): boolean {
  const network = parseIpv6(base) ?? [];
  for (let group = 0; group * 16 < bits; group++) {
    const width = Math.min(16, bits - group * 16);
    const mask = (0xffff << (16 - width)) & 0xffff;
    if (((address[group] ?? 0) & mask) !== ((network[group] ?? 0) & mask)) return false;
  }
  return true;
}
