import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Answer, Ask } from "./messages.ts";

/**
 * The process that holds PGlite: it takes some hundred megabytes, which go when the process goes. It talks over IPC and
 * ends with whoever started it.
 */

/** What is used of PGlite (0.5). */
interface Database {
  query(text: string, values?: readonly unknown[]): Promise<{ rows: unknown[] }>;
  exec(text: string): Promise<unknown>;
  dumpDataDir(compression: "none"): Promise<Blob>;
}
interface Library {
  readonly PGlite: { create(options?: { loadDataDir?: Blob }): Promise<Database> };
}

let database: Database | undefined;
let last = Promise.resolve();

process.on("disconnect", () => process.exit(0));
process.on("message", (ask: Ask) => {
  last = last.then(async () => {
    const answer = await handle(ask);
    process.send?.({ id: ask.id, ...answer } satisfies Answer);
  });
});

async function handle(ask: Ask): Promise<Omit<Answer, "id">> {
  try {
    if (ask.kind === "open") {
      database = await open(ask);
      return {};
    }
    if (!database) throw new Error("The database is not open.");
    if (ask.kind === "query") return { rows: (await database.query(ask.text, ask.values)).rows };
    await database.exec(ask.text);
    return {};
  } catch (error) {
    const { message, code } = error as { message?: string; code?: string };
    return { error: { message: message ?? String(error), ...(code !== undefined && { code }) } };
  }
}

async function open({ folder, snapshot, schema }: Extract<Ask, { kind: "open" }>): Promise<Database> {
  const { PGlite } = createRequire(join(folder, "package.json"))("@electric-sql/pglite") as Library;
  if (snapshot !== undefined && existsSync(snapshot)) {
    const loaded = await load(PGlite, snapshot).catch(() => undefined);
    if (loaded) return loaded;
  }
  const made = await PGlite.create();
  for (const text of schema) await made.exec(text);
  // Migrations may have set a search path; the next one starts from the usual one.
  await made.exec("reset all");
  if (snapshot !== undefined) await save(made, snapshot);
  return made;
}

async function load(PGlite: Library["PGlite"], snapshot: string): Promise<Database> {
  const tar = gunzipSync(readFileSync(snapshot));
  const database = await PGlite.create({ loadDataDir: new Blob([tar], { type: "application/x-tar" }) });
  await database.query("select 1 from pg_namespace where nspname = 'pgflow'");
  return database;
}

/** A cache that can't be written costs time and nothing else. */
async function save(database: Database, snapshot: string): Promise<void> {
  const dump = await database.dumpDataDir("none");
  const bytes = gzipSync(Buffer.from(await dump.arrayBuffer()), { level: 1 });
  try {
    mkdirSync(dirname(snapshot), { recursive: true });
    const temporary = `${snapshot}.${process.pid}`;
    writeFileSync(temporary, bytes);
    renameSync(temporary, snapshot);
  } catch (error) {
    console.error(`The snapshot can't be kept: ${(error as Error).message}`);
  }
}
