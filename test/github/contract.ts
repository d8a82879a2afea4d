import { readFileSync } from "node:fs";
import type { Document } from "openapi-backend";
import { isObject } from "./json.ts";

/** Versions of the REST API that a request may name. None named: the older one. */
export const apiVersions = ["2022-11-28", "2026-03-10"] as const;
export type ApiVersion = (typeof apiVersions)[number];

/** GitHub's description as one version of its API has it: the newer one is the older one with its breaking changes. */
export function contractOf(version: ApiVersion): Document {
  const text = readFileSync(new URL("contract.generated.json", import.meta.url), "utf8");
  const contract: unknown = JSON.parse(text);
  rangesAreNoDates(contract);
  nullsAreListed(contract);
  return (version === "2022-11-28" ? contract : changed(contract, version)) as Document;
}

/** The description gives `created` the format of one date, while GitHub's own words and answers take `>=date` and `a..b`. */
function rangesAreNoDates(contract: unknown): void {
  const { components } = contract as { components: { parameters: { created: { schema: { format?: string } } } } };
  delete components.parameters.created.schema.format;
}

/** What may be null may be so beside its listed values, too: a job that runs has no conclusion. */
function nullsAreListed(value: unknown): void {
  if (Array.isArray(value)) for (const each of value) nullsAreListed(each);
  if (!isObject(value)) return;
  if (value.nullable === true && Array.isArray(value.enum) && !value.enum.includes(null)) value.enum.push(null);
  for (const child of Object.values(value)) nullsAreListed(child);
}

/** Applies `x-github-breaking-changes`: JSON Patches at operations, merge patches (RFC 7396) at schemas. */
function changed(value: unknown, version: ApiVersion): unknown {
  if (Array.isArray(value)) return value.map(each => changed(each, version));
  if (!isObject(value)) return value;
  const { "x-github-breaking-changes": changes, ...rest } = value;
  let now: Record<string, unknown> = rest;
  for (const { version: since, patch } of Array.isArray(changes) ? changes : []) {
    if (since !== version) continue;
    now = Array.isArray(patch) ? patched(now, patch) : (merged(now, patch) as Record<string, unknown>);
  }
  return Object.fromEntries(Object.entries(now).map(([key, child]) => [key, changed(child, version)]));
}

interface Edit {
  readonly op: "add" | "remove" | "replace";
  readonly path: string;
  readonly value?: unknown;
}

function patched(whole: Record<string, unknown>, edits: readonly Edit[]): Record<string, unknown> {
  const copy = structuredClone(whole);
  for (const { op, path, value } of edits) {
    const keys = path
      .slice(1)
      .split("/")
      .map(key => key.replaceAll("~1", "/").replaceAll("~0", "~"));
    const last = keys.pop() ?? "";
    let at: unknown = copy;
    for (const key of keys) at = isObject(at) ? at[key] : undefined;
    if (!isObject(at) || (op !== "add" && !(last in at))) throw new Error(`The contract has nothing at ${path}.`);
    if (op === "remove") delete at[last];
    else at[last] = value;
  }
  return copy;
}

function merged(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const result: Record<string, unknown> = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = merged(result[key], value);
  }
  return result;
}
