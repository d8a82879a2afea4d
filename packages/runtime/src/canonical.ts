import type { Json } from "@agentwright/protocol";

/**
 * JSON in the canonical form of RFC 8785: keys sorted by UTF-16 code units, no white space, numbers and strings as
 * ECMAScript prints them. Properties that are `undefined` are left out. Throws on a number that JSON can't hold and
 * on a lone surrogate, as the RFC demands.
 */
export function canonicalJson(value: Json | undefined): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new Error(`JSON can't hold the number ${value}.`);
    return JSON.stringify(value);
  }
  if (typeof value === "string") {
    if (loneSurrogate.test(value)) throw new Error("JSON can't hold half of a surrogate pair.");
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(item => canonicalJson(item ?? null)).join(",")}]`;
  if (typeof value !== "object") throw new Error(`JSON can't hold a ${typeof value}.`);
  const record = value as { readonly [key: string]: Json | undefined };
  const keys = Object.keys(record)
    .filter(key => record[key] !== undefined)
    .sort();
  return `{${keys.map(key => `${canonicalJson(key)}:${canonicalJson(record[key])}`).join(",")}}`;
}

const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
