// The result of a tool as JSON. What JSON would leave out or spoil without a word is a problem here.
export function resultJson(value) {
  try {
    return { text: JSON.stringify(value, check) ?? "null" };
  } catch (error) {
    if (error instanceof NotJson) return { problem: error.message };
    return { problem: `The result can't be written as JSON: ${error?.message ?? error}.` };
  }
}

class NotJson extends Error {}

function check(key, value) {
  if (typeof value === "object" && value !== null) {
    if (value instanceof Map || value instanceof Set) refuse(key, value instanceof Map ? "a Map" : "a Set");
  } else if (typeof value === "function") refuse(key, "a function");
  else if (typeof value === "symbol") refuse(key, "a symbol");
  else if (typeof value === "bigint") refuse(key, "a BigInt");
  return value;
}

function refuse(key, what) {
  const where = key === "" ? "The result is" : `The result holds, as "${key}",`;
  throw new NotJson(`${where} ${what}, which JSON can't hold.`);
}
