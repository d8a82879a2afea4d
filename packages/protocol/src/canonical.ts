/**
 * JSON in the canonical form of RFC 8785: keys sorted by UTF-16 code units, no white space, numbers and strings as
 * ECMAScript prints them. Members that are `undefined` are left out. Throws on what JSON can't hold.
 */
export function canonicalJson(value: unknown): string {
  // What was read from canonical JSON is in order already, and the engine's own writer is then the fastest.
  return isOrdered(value) ? JSON.stringify(value) : written(value);
}

function written(value: unknown): string {
  if (value === null || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new TypeError(`JSON has no number ${value}.`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(item => written(item ?? null)).join(",")}]`;
  if (typeof value !== "object") throw new TypeError(`JSON can't hold a ${typeof value}.`);
  let members = "";
  for (const key of Object.keys(value).sort()) {
    const member = (value as Readonly<Record<string, unknown>>)[key];
    if (member === undefined) continue;
    members += `${members === "" ? "" : ","}${JSON.stringify(key)}:${written(member)}`;
  }
  return `{${members}}`;
}

/** Plain JSON data all of whose keys stand in order; false where it can't be told at a glance. */
function isOrdered(value: unknown): boolean {
  if (value === null || typeof value === "boolean" || typeof value === "string") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || "toJSON" in value) return false;
  if (Array.isArray(value)) return value.every(isOrdered);
  let before: string | undefined;
  for (const key of Object.keys(value)) {
    if (before !== undefined && before >= key) return false;
    before = key;
    if (!isOrdered((value as Readonly<Record<string, unknown>>)[key])) return false;
  }
  return true;
}
