// A value as a person wants to read it in a log: strings as they are, objects nearly as one would write them.
export function show(value) {
  return typeof value === "string" ? value : inspect(value, new Set());
}

function inspect(value, above) {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "function") return `[function ${value.name || "anonymous"}]`;
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value !== "object" || value === null) return String(value);
  if (value instanceof Error) return value.stack ? `${value.name}: ${value.message}` : String(value);
  if (above.has(value)) return "[circular]";
  if (above.size >= 4) return Array.isArray(value) ? "[…]" : "{…}";
  return inside(value, new Set(above).add(value));
}

function inside(value, above) {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString();
  if (value instanceof RegExp) return String(value);
  if (value instanceof Promise) return "Promise";
  if (value instanceof Map)
    return `Map {${list([...value].map(([key, item]) => `${inspect(key, above)} => ${inspect(item, above)}`))}}`;
  if (value instanceof Set) return `Set {${list([...value].map(item => inspect(item, above)))}}`;
  if (Array.isArray(value))
    return `[${value
      .slice(0, 100)
      .map(item => inspect(item, above))
      .join(", ")}${more(value.length)}]`;
  const keys = Object.keys(value);
  return `{${list(keys.slice(0, 100).map(key => `${key}: ${inspect(value[key], above)}`))}${more(keys.length)}}`;
}

const list = items => (items.length > 0 ? ` ${items.join(", ")} ` : "");
const more = length => (length > 100 ? ` … ${length - 100} more` : "");
