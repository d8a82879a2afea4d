import { readdirSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { FlowDatabase, FlowSource } from "@agentwright/protocol";
import type { BuildHost } from "../../../build/host.ts";
import { insideRoot } from "../../../shared/paths.ts";
import { FlowFailure } from "../database/problem.ts";
import type { PglitePool } from "../verify/pglite/pool.ts";

/** What requests about flows need of the process they run in. */
export interface FlowHost {
  readonly build: Pick<BuildHost, "read">;
  readonly secret: (name: string) => Promise<string | undefined>;
  readonly pool: PglitePool;
  readonly now: () => Date;
}

/** The text of a file as an unsaved editor or the disk has it; undefined: there is none. */
export async function textOf(host: FlowHost, source: FlowSource, path: string): Promise<string | undefined> {
  const open = source.overlay?.[path];
  if (open !== undefined) return open;
  if (insideRoot(source.root, path) === undefined) return undefined;
  const bytes = await host.build.read(path, source.root);
  return bytes === undefined ? undefined : Buffer.from(bytes).toString("utf8");
}

/** @throws FlowFailure if the secret is not set */
export async function addressOf(host: FlowHost, { name, url, secret }: FlowDatabase): Promise<string> {
  if (url !== undefined) return url;
  const value = secret === undefined ? undefined : await host.secret(secret);
  if (value === undefined || value === "") {
    throw new FlowFailure("unreachable", `No address is set for the database '${name}'. Set it, and try again.`);
  }
  return value;
}

/** The migrations of a folder; one that isn't there has none. @throws FlowFailure if it can't be read */
export async function readMigrations(folder: string): Promise<{ name: string; text: string }[]> {
  let names: string[];
  try {
    names = readdirSync(folder).filter(name => name.endsWith(".sql") && statSync(`${folder}/${name}`).isFile());
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return [];
    // Taken for empty, the folder would get a second migration for a flow that has one.
    throw new FlowFailure(
      "write-failed",
      `The migrations in ${folder} can't be read: ${message}. Check the folder, and try again.`,
    );
  }
  return Promise.all(names.sort().map(async name => ({ name, text: await readFile(`${folder}/${name}`, "utf8") })));
}
