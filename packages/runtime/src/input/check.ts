import type { Json, JsonObject } from "@agentwright/protocol";
import { isObject } from "../manifest/shape.ts";
import { checkNumber, checkText } from "./scalars.ts";
import { article, nameOf, show, typeOf } from "./words.ts";

/** Takes one problem: its path in the input and a whole sentence. */
export type Report = (path: string, message: string) => void;

/** Checks a value against a schema; returns it with defaults filled in (the value itself where there were none). */
export function checkValue(schema: JsonObject, value: Json, path: string, report: Report): Json {
  if (!hasType(schema, value)) {
    report(path, `${nameOf(path)} must be ${article(schema.type)}, not ${article(typeOf(value))}.`);
    return value;
  }
  checkChoice(schema, value, path, report);
  if (typeof value === "string") checkText(schema, value, path, report);
  if (typeof value === "number") checkNumber(schema, value, path, report);
  if (Array.isArray(value)) return checkList(schema, value, path, report);
  if (isObject(value)) return checkObject(schema, value as JsonObject, path, report);
  return value;
}

function hasType(schema: JsonObject, value: Json): boolean {
  const wanted = Array.isArray(schema.type) ? schema.type : [schema.type ?? null];
  const type = typeOf(value);
  return wanted.some(
    item => item === null || item === type || (item === "integer" && type === "number" && Number.isInteger(value)),
  );
}

function checkChoice(schema: JsonObject, value: Json, path: string, report: Report): void {
  const choices = Array.isArray(schema.enum)
    ? schema.enum
    : Object.hasOwn(schema, "const")
      ? [schema.const]
      : undefined;
  if (choices === undefined || choices.some(choice => same(choice as Json, value))) return;
  const allowed = choices.map(choice => show(choice as Json)).join(", ");
  const message = choices.length === 1 ? `must be ${allowed}` : `must be one of ${allowed}`;
  report(path, `${nameOf(path)} ${message}, not ${show(value)}.`);
}

function checkList(schema: JsonObject, value: readonly Json[], path: string, report: Report): Json {
  if (typeof schema.minItems === "number" && value.length < schema.minItems) {
    report(path, `${nameOf(path)} must have at least ${schema.minItems} items, not ${value.length}.`);
  }
  if (typeof schema.maxItems === "number" && value.length > schema.maxItems) {
    report(path, `${nameOf(path)} must have at most ${schema.maxItems} items, not ${value.length}.`);
  }
  if (!isObject(schema.items)) return value;
  const items = schema.items as JsonObject;
  return value.map((item, index) => checkValue(items, item, `${path}[${index}]`, report));
}

function checkObject(schema: JsonObject, value: JsonObject, path: string, report: Report): Json {
  const properties = (isObject(schema.properties) ? schema.properties : {}) as Readonly<Record<string, JsonObject>>;
  const required = Array.isArray(schema.required) ? schema.required : [];
  const result = new Map<string, Json>(Object.entries(value));
  for (const [key, property] of Object.entries(properties)) {
    const place = path === "" ? key : `${path}.${key}`;
    const given = Object.hasOwn(value, key) ? value[key] : undefined;
    if (given !== undefined) result.set(key, checkValue(property, given, place, report));
    else if (property.default !== undefined) result.set(key, property.default);
    else if (required.includes(key)) report(place, `${nameOf(place)} is missing.`);
  }
  for (const key of required) {
    if (typeof key !== "string" || Object.hasOwn(properties, key) || Object.hasOwn(value, key)) continue;
    const place = path === "" ? key : `${path}.${key}`;
    report(place, `${nameOf(place)} is missing.`);
  }
  if (schema.additionalProperties === false) refuseOthers(Object.keys(properties), value, path, report);
  return Object.fromEntries(result);
}

function refuseOthers(known: readonly string[], value: JsonObject, path: string, report: Report): void {
  for (const key of Object.keys(value).filter(name => !known.includes(name))) {
    const place = path === "" ? key : `${path}.${key}`;
    const has = known.length === 0 ? "none is known" : `known: ${known.join(", ")}`;
    report(place, `${nameOf(place)} is not a parameter here; ${has}.`);
  }
}

function same(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => same(item, b[index]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every(key => Object.hasOwn(b, key) && same(a[key] as Json, b[key] as Json))
  );
}
