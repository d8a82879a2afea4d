// structuredClone for what is plain data: objects, arrays, Map, Set, Date, RegExp, Error, buffers and their views.
export function structuredClone(value) {
  return clone(value, new Map());
}

function clone(value, seen) {
  if (typeof value === "function" || typeof value === "symbol")
    throw new DOMException(`A ${typeof value} can't be cloned.`, "DataCloneError");
  if (typeof value !== "object" || value === null) return value;
  if (seen.has(value)) return seen.get(value);
  const keep = copy => {
    seen.set(value, copy);
    return copy;
  };
  if (Array.isArray(value)) return fill(keep(new Array(value.length)), value, seen);
  if (value instanceof Date) return keep(new Date(value.getTime()));
  if (value instanceof RegExp) return keep(new RegExp(value.source, value.flags));
  if (value instanceof ArrayBuffer) return keep(value.slice(0));
  if (ArrayBuffer.isView(value)) return keep(view(value, seen));
  if (value instanceof Map) {
    const copy = keep(new Map());
    for (const [key, item] of value) copy.set(clone(key, seen), clone(item, seen));
    return copy;
  }
  if (value instanceof Set) {
    const copy = keep(new Set());
    for (const item of value) copy.add(clone(item, seen));
    return copy;
  }
  if (value instanceof Error)
    return keep(Object.assign(new Error(value.message), { name: value.name, stack: value.stack }));
  if (value instanceof Promise || value instanceof WeakMap || value instanceof WeakSet || value instanceof WeakRef)
    throw new DOMException("This object can't be cloned.", "DataCloneError");
  return fill(keep({}), value, seen);
}

function fill(copy, from, seen) {
  for (const key of Object.keys(from)) copy[key] = clone(from[key], seen);
  return copy;
}

function view(value, seen) {
  const buffer = clone(value.buffer, seen);
  const length = value instanceof DataView ? value.byteLength : value.length;
  return new value.constructor(buffer, value.byteOffset, length);
}
