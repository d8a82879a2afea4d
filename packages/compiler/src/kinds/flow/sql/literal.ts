import { canonicalJson, type Json } from "@agentwright/protocol";

/** A value that has no business in SQL. Whoever checked the shape with `shapeProblems` never meets it. */
export class FlowSqlError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "FlowSqlError";
  }
}

/** Quoted text. Everything that `standard_conforming_strings` would read otherwise stays inside the quotes. */
export function text(value: unknown): string {
  if (typeof value !== "string") throw new FlowSqlError(`A ${typeof value} can't be written as an SQL text.`);
  if (value.includes("\0")) throw new FlowSqlError("PostgreSQL has no text with a NUL in it.");
  return `'${value.replaceAll("'", "''")}'`;
}

/** A number that PostgreSQL's `integer` holds, and nothing else: upstream prints whatever an option is. */
export function integer(value: unknown): string {
  if (typeof value !== "number" || !Number.isInteger(value) || Math.abs(value) > 2_147_483_647) {
    throw new FlowSqlError(
      `An option must be a whole number that fits 32 bits, and is ${typeof value === "number" ? value : `a ${typeof value}`}.`,
    );
  }
  return `${value}`;
}

/** Keys sorted, so that the same pattern always gives the same bytes. */
export function json(value: Json): string {
  return text(canonicalJson(value));
}

/** A block of PL/pgSQL, which is one statement and so happens whole or not at all, whoever runs the file and how. */
export function block(body: readonly string[], declarations: readonly string[] = []): string {
  const lines = body.join("\n");
  let tag = "$agentwright$";
  for (let count = 1; `${declarations.join("\n")}${lines}`.includes(tag); count++) tag = `$agentwright${count}$`;
  const declare = declarations.length === 0 ? [] : ["DECLARE", ...declarations.map(line => `  ${line}`)];
  return [`DO ${tag}`, ...declare, "BEGIN", ...body.map(line => `  ${line}`), "END", `${tag};`].join("\n");
}

/** `RAISE EXCEPTION` with a sentence and the next step; `%` in them is no placeholder. */
export function raise(message: string, hint: string): string {
  return `RAISE EXCEPTION USING message = ${text(message)}, hint = ${text(hint)};`;
}
