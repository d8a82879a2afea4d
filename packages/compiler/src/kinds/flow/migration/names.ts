import type { MigrationKind } from "./header.ts";

/** The last part of a path with either kind of slash. */
export function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

/**
 * A name that no file of the folder has, nor its number, by which Supabase tells migrations apart: the time in UTC, a
 * second later for each that is taken, and after `last`, the migration that this one rests on.
 */
export function migrationName(
  kind: MigrationKind,
  slug: string,
  now: Date,
  names: readonly string[],
  last: string | undefined,
): string {
  const taken = new Set(names.map(name => numberOf(fileName(name))));
  const after = last === undefined ? undefined : timeOf(numberOf(fileName(last)));
  let time = Math.max(Math.floor(now.getTime() / 1000) * 1000, after === undefined ? 0 : after + 1000);
  while (taken.has(stamp(time))) time += 1000;
  return `${stamp(time)}_${kind}_${slug}_flow.sql`;
}

function numberOf(name: string): string | undefined {
  return /^([0-9]{14})(?![0-9])/.exec(name)?.[1];
}

/** Undefined if the digits are no time. */
function timeOf(number: string | undefined): number | undefined {
  if (number === undefined) return undefined;
  const [, date, hours, minutes, seconds] = /^(\d{8})(\d\d)(\d\d)(\d\d)$/.exec(number) ?? [];
  const day = date?.replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3");
  const time = Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`);
  return Number.isNaN(time) ? undefined : time;
}

function stamp(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace(/[-T:]/g, "");
}
