import { sha1 } from "./sha1.ts";
import { utf8 } from "./utf8.ts";

/** What an agent is called by machines. */
export interface DerivedIdentity {
  /** A DID or UUID; derived: the UUIDv5 of the URN. */
  readonly id: string;
  /** `urn:agent:<authority>:<slug>`. */
  readonly urn: string;
  /** Lower-case letters, digits and single hyphens: file names are made from it. */
  readonly slug: string;
  readonly version: string;
}

/** The authority of an agent whose config names none. */
const localAuthority = "local";

/**
 * Identity of a config: what it says, and for the rest what follows from its name. It depends on nothing else, so the
 * same config has the same identity in every folder. Takes anything that may be an agent's `identity`.
 */
export function deriveIdentity(model: { readonly identity?: unknown } | undefined): DerivedIdentity {
  const given = (model?.identity ?? {}) as Readonly<Record<string, unknown>>;
  const name = typeof given.name === "string" ? given.name : "";
  const urn = typeof given.urn === "string" && given.urn ? given.urn : `urn:agent:${localAuthority}:${slugOf(name)}`;
  return {
    id: typeof given.id === "string" && given.id ? given.id : uuid5(urn),
    urn,
    slug: slugOf(urn.slice(urn.lastIndexOf(":") + 1)),
    version: typeof given.version === "string" && given.version ? given.version : "0.1.0",
  };
}

/** Letters that no decomposition takes apart, as they are written where only ASCII is. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ħ: "h",
  ŧ: "t",
  ŋ: "ng",
  ı: "i",
  ĸ: "k",
};

/** Lower-case ASCII letters and digits with hyphens between; accents are dropped. A name of none gets its hash. */
export function slugOf(name: string): string {
  const slug = name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^ -~]/g, letter => plainLetters[letter] ?? letter)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  if (slug) return slug;
  return `agent-${hex(sha1(utf8(name))).slice(0, 8)}`;
}

const namespace = Uint8Array.from("6ba7b8119dad11d180b400c04fd430c8".match(/../g) ?? [], byte =>
  Number.parseInt(byte, 16),
);

/** What was asked last: an index and a check ask the same of each file of a workspace. */
const known = new Map<string, string>();
const mostKnown = 4096;

/** The UUIDv5 of a URN in the URL namespace (RFC 9562, 6.6). */
export function uuid5(urn: string): string {
  let uuid = known.get(urn);
  if (uuid === undefined) {
    uuid = reckoned(urn);
    if (known.size >= mostKnown) known.clear();
    known.set(urn, uuid);
  }
  return uuid;
}

function reckoned(urn: string): string {
  const name = utf8(urn);
  const input = new Uint8Array(16 + name.length);
  input.set(namespace);
  input.set(name, 16);
  const bytes = sha1(input).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return hex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function hex(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += (byte < 16 ? "0" : "") + byte.toString(16);
  return text;
}
