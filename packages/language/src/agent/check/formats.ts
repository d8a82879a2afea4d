import type { TextFormat } from "../spec/types.ts";

interface Format {
  /** The rule that speaks where the test fails. */
  readonly code: string;
  readonly test: (text: string) => boolean;
  /** `{value}` stands for the text. */
  readonly message: string;
  /** For the JSON Schema, where a pattern says (nearly) the same. */
  readonly pattern?: string;
}

const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/;
const number = "(?:0|[1-9]\\d*)";
const preRelease = "(?:0|[1-9]\\d*|\\d*[A-Za-z-][0-9A-Za-z-]*)";
/** semver.org, version 2.0.0. */
const semver = new RegExp(
  `^${number}\\.${number}\\.${number}(?:-${preRelease}(?:\\.${preRelease})*)?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?$`,
);
const uuid = /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/;
/** W3C DID Core 1.0, 3.1, without paths, queries and fragments. */
const did = /^did:[a-z0-9]+:(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2})+(?::(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2})+)*$/;
const urn = /^urn:agent:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?:[a-z0-9]+(?:-[a-z0-9]+)*$/;
const host =
  /^(?:\*\.)?(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/;
/** The whole of a reference to a secret; group 1 is the name. */
export const secretReference = /^\$\{secret:([A-Za-z_][A-Za-z0-9_]*)\}$/;
const versions =
  "(?:===?|~=|!=|<=?|>=?)\\s*[A-Za-z0-9.*+!_-]+(?:\\s*,\\s*(?:===?|~=|!=|<=?|>=?)\\s*[A-Za-z0-9.*+!_-]+)*";
/** PEP 508: name, extras, versions (also in brackets); and a direct reference `name @ https://…` or `git+https://…`. */
const requirement = new RegExp(
  "^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?\\s*" +
    "(?:\\[\\s*[A-Za-z0-9._-]+(?:\\s*,\\s*[A-Za-z0-9._-]+)*\\s*\\])?\\s*" +
    `(?:${versions}|\\(\\s*${versions}\\s*\\)|@\\s*(?:git\\+(?:https|ssh)|https?):\\/\\/\\S+)?\\s*(?:;.*)?$`,
);

/** What each named format of the spec means. */
export const formats: Readonly<Record<TextFormat, Format>> = {
  semver: {
    code: "AW125",
    test: text => semver.test(text),
    message: "`{value}` is not a semantic version; write three numbers, such as `1.0.0`.",
    pattern: semver.source,
  },
  "did-or-uuid": {
    code: "AW126",
    test: text => uuid.test(text) || did.test(text),
    message:
      "`{value}` is neither a DID (`did:web:example.org`) nor a UUID; leave `id` out to have it derived from the name.",
    pattern: `${uuid.source}|${did.source}`,
  },
  "agent-urn": {
    code: "AW127",
    test: text => urn.test(text),
    message: "`{value}` does not have the form `urn:agent:<authority>:<slug>`, with a slug in lower case and hyphens.",
    pattern: urn.source,
  },
  url: {
    code: "AW128",
    test: isUrl,
    message: "`{value}` is not a full web address; write it with `https://` and a host.",
    pattern: "^[Hh][Tt][Tt][Pp][Ss]?://[^\\s]+$",
  },
  identifier: {
    code: "AW129",
    test: text => identifier.test(text),
    message: "`{value}` is not an identifier; use letters, digits and `_`, and begin with a letter.",
    pattern: identifier.source,
  },
  "host-pattern": {
    code: "AW130",
    test: text => host.test(text),
    message:
      "`{value}` is not a host name; leave out scheme, port and path, as in `api.example.org` or `*.example.org`.",
    pattern: host.source,
  },
  "secret-reference": {
    code: "AW131",
    test: text => secretReference.test(text),
    message: "`{value}` is not a reference to a secret; write `${secret:NAME}`.",
    pattern: secretReference.source.replace("([", "(?:["),
  },
  regex: {
    code: "AW132",
    test: isRegex,
    message: "`{value}` is not a regular expression: {reason}.",
  },
  "python-requirement": {
    code: "AW133",
    test: text => requirement.test(text),
    message:
      "`{value}` is not a line of a requirements file; write a package and maybe a version, as in `requests>=2.31`.",
    pattern: "^[A-Za-z0-9]",
  },
};

/** An absolute http or https address with a host. `{{placeholders}}` and `${secret:NAME}` count as plain text. */
function isUrl(text: string): boolean {
  return urlOf(text) !== undefined;
}

/** The parts of an address that rules ask for; undefined if it is none. `host` is without port and in lower case. */
export function urlOf(text: string): { readonly scheme: "http" | "https"; readonly host: string } | undefined {
  const flat = text.replace(/\{\{[^{}]*\}\}|\$\{[^{}]*\}/g, "x");
  const match = /^(https?):\/\/(?:[^/?#\s@]*@)?(\[[0-9a-f:.]+\]|[^/?#\s:@[\]]+)(?::\d{1,5})?(?:[/?#][^\s]*)?$/i.exec(
    flat,
  );
  const [, scheme, name] = match ?? [];
  if (!scheme || !name) return undefined;
  if (!name.startsWith("[") && !host.test(name) && !/[^\0-\x7f]/.test(name)) return undefined;
  return { scheme: scheme.toLowerCase() === "http" ? "http" : "https", host: name.toLowerCase() };
}

function isRegex(text: string): boolean {
  return regexProblem(text) === undefined;
}

/** Why a text is no JavaScript regular expression (with the `u` flag), in the engine's words. */
export function regexProblem(text: string): string | undefined {
  try {
    new RegExp(text, "u");
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return message
      .replace(/^Invalid regular expression: /, "")
      .replace(/^\/.*\/u?: /s, "")
      .toLowerCase();
  }
}
