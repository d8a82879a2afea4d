import type { EffectRecord, Json } from "@agentwright/protocol";

const mostLetters = 4000;
const mostBytes = 32_000;

/**
 * What is kept of an effect: enough to know it by, however much a plugin puts into it. Texts are cut; of a request with
 * too many of them only method and address stay.
 */
export function shortRecord(record: EffectRecord): EffectRecord {
  const request = short(record.request as unknown as Json) as EffectRecord["request"];
  const detail = cut(record.detail);
  if (new TextEncoder().encode(JSON.stringify(request)).length <= mostBytes) return { ...record, request, detail };
  const known = Object.entries(request).filter(
    ([key, value]) => (key === "method" || key === "url") && typeof value === "string",
  );
  const omitted = "The request is too long to be kept whole.";
  return { ...record, request: { ...Object.fromEntries(known), omitted }, detail };
}

function short(value: Json): Json {
  if (typeof value === "string") return cut(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(short);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [cut(key), short(item)]));
}

function cut(text: string): string {
  return text.length > mostLetters
    ? `${text.slice(0, mostLetters)}… (${text.length - mostLetters} more characters)`
    : text;
}
