import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { profileOfVersion } from "@agentwright/language/flow/profile/versions";
import type { PgflowProfile } from "@agentwright/protocol";
import { modelSchema, roles, stubs } from "./model/index.ts";

/** What a database for trying a migration is made from. */
export interface VerifySchema {
  /** SQL, each text run by itself. */
  readonly texts: readonly string[];
  /** Those that concern the whole server: not for one that other people use. */
  readonly server: readonly string[];
  /** For people: `Agentwright's model of pgflow 0.14`. */
  readonly label: string;
}

/** Agentwright's own model of a version. */
export function modelOf(profile: PgflowProfile): VerifySchema {
  return { texts: [modelSchema(profile)], server: [], label: `Agentwright's model of pgflow ${profile}` };
}

/**
 * pgflow's own migrations, if the project has the package installed in a version of that profile. Extensions that only
 * Supabase's servers have are left out of them and stood in for.
 */
export async function installedSchema(root: string, profile: PgflowProfile): Promise<VerifySchema | undefined> {
  const home = join(root, "node_modules", "@pgflow", "core");
  try {
    const { version } = JSON.parse(await readFile(join(home, "package.json"), "utf8")) as { version: string };
    if (profileOfVersion(version) !== profile) return undefined;
    const folder = join(home, "dist", "supabase", "migrations");
    const files = (await readdir(folder)).filter(file => file.endsWith(".sql")).sort();
    if (files.length === 0) return undefined;
    const texts = await Promise.all(
      files.map(async file => withoutExtensions(await readFile(join(folder, file), "utf8"))),
    );
    return { texts: [stubs, ...texts], server: [roles], label: `pgflow's own migrations (@pgflow/core ${version})` };
  } catch {
    return undefined;
  }
}

function withoutExtensions(sql: string): string {
  return sql.replace(
    /create\s+extension\s+(if\s+not\s+exists\s+)?"?(pgmq|pg_net|pg_cron|supabase_vault)"?[^;]*;/gi,
    "",
  );
}
