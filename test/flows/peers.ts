import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensurePeers } from "../../scripts/lib/peers.ts";

const modules = ensurePeers("test/peers/pgflow");

/** The parts of `@pgflow/dsl` 0.8.1 that the tests call; its own types are for people who write flows. */
export interface PgflowDsl {
  readonly Flow: new (options: object) => PgflowFlow;
  compileFlow(flow: PgflowFlow): readonly string[];
}

export interface PgflowFlow {
  step(options: object, handler: () => unknown): PgflowFlow;
  map(options: object, handler: () => unknown): PgflowFlow;
}

/** The part of PGlite that the tests call. */
export interface Pglite {
  query<T>(sql: string): Promise<{ readonly rows: readonly T[] }>;
  exec(sql: string): Promise<unknown>;
  close(): Promise<void>;
}

export function loadDsl(): Promise<PgflowDsl> {
  return load<PgflowDsl>("@pgflow/dsl/dist/index.js");
}

/** A new PostgreSQL in WebAssembly with the real pgmq. */
export async function startPglite(): Promise<Pglite> {
  const { PGlite } = await load<{ PGlite: { create(options: object): Promise<Pglite> } }>(
    "@electric-sql/pglite/dist/index.js",
  );
  const { pgmq } = await load<{ pgmq: object }>("@electric-sql/pglite-pgmq/dist/index.js");
  return PGlite.create({ extensions: { pgmq } });
}

/** The migrations of `@pgflow/core` 0.8.1, in order. */
export function coreMigrations(): readonly string[] {
  const folder = join(modules, "@pgflow/core/dist/supabase/migrations");
  const names = readdirSync(folder).filter(name => name.endsWith(".sql"));
  return names.sort().map(name => readFileSync(join(folder, name), "utf8"));
}

async function load<T>(file: string): Promise<T> {
  return (await import(pathToFileURL(join(modules, file)).href)) as T;
}
