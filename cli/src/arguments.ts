import { parseArgs } from "node:util";
import { CannotRun } from "./exit.ts";

/** Options of a command: `true` for a switch, a word for an option with a value (`DIR`, `JSON`). */
export type OptionTable = Readonly<Record<string, true | string>>;

export interface Parsed<T extends OptionTable> {
  readonly paths: readonly string[];
  readonly options: { readonly [K in keyof T]?: T[K] extends true ? boolean : string };
}

/**
 * Splits a command's arguments into paths and options.
 * @throws CannotRun for an option that the command does not have or one without its value.
 */
export function parseArguments<T extends OptionTable>(command: string, argv: readonly string[], table: T): Parsed<T> {
  const options = Object.fromEntries(
    Object.keys(table).map(name => [name, { type: table[name] === true ? ("boolean" as const) : ("string" as const) }]),
  );
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
    return { paths: positionals, options: values as Parsed<T>["options"] };
  } catch (error) {
    const said = error instanceof Error ? error.message.split(". ")[0] : String(error);
    throw new CannotRun(`${said}. Run: agentwright ${command} --help`);
  }
}

/** Reads one of several words; anything else is refused with the list. */
export function oneOf<T extends string>(option: string, value: string | undefined, words: readonly T[]): T | undefined {
  if (value === undefined) return undefined;
  const found = words.find(word => word === value);
  if (found === undefined) throw new CannotRun(`--${option} is one of ${words.join(", ")}, not "${value}".`);
  return found;
}
