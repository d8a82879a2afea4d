import type { Json } from "@agentwright/protocol";

type Maker = (given: readonly Json[], number: number | undefined) => Json;

/** Short descriptions of what is long, by the one member that an object of each has. */
const makers: Readonly<Record<string, Maker>> = {
  $repeat: ([part, count], number) => text(expand(part, number)).repeat(Number(count)),
  $join: (parts, number) => parts.map(part => text(expand(part, number))).join(""),
  $flat: (lists, number) => lists.flatMap(one => list(expand(one, number))),
  $list: ([item, from, to, step]) => numbers(Number(from), Number(to), Number(step ?? 1)).map(n => expand(item, n)),
  $nest: ([value, depth], number) => {
    let nested = expand(value, number);
    for (let i = 0; i < Number(depth); i++) nested = [nested];
    return nested;
  },
};

/** The value that a description in a vector stands for; everything else stays as it is. */
export function expand(value: Json | undefined, number?: number): Json {
  if (typeof value === "string" && number !== undefined) {
    return value === "$n" ? number : value.replaceAll("$n", String(number));
  }
  if (Array.isArray(value)) return value.map(item => expand(item, number));
  if (typeof value !== "object" || value === null) return value ?? null;
  const entries = Object.entries(value);
  const [[key, given] = ["", null]] = entries;
  if (entries.length === 1 && Object.hasOwn(makers, key)) return makers[key]?.(list(given), number) ?? null;
  return Object.fromEntries(entries.map(([name, item]) => [name, expand(item, number)]));
}

function numbers(from: number, to: number, step: number): number[] {
  const count = Math.floor(Math.abs(to - from) / step) + 1;
  return Array.from({ length: count }, (_, index) => (to < from ? from - index * step : from + index * step));
}

function text(value: Json): string {
  if (typeof value !== "string") throw new Error(`${JSON.stringify(value)} in a vector should be a text.`);
  return value;
}

function list(value: Json): readonly Json[] {
  if (!Array.isArray(value)) throw new Error(`${JSON.stringify(value)} in a vector should be a list.`);
  return value;
}
