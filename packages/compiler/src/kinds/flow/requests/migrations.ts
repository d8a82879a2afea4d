import { existsSync } from "node:fs";
import { canonicalJson, type FlowPlan, type FlowPlanParams, type FlowVerb } from "@agentwright/protocol";
import { sha256 } from "../../../shared/digest.ts";
import { folderOf } from "../../../shared/paths.ts";
import type { MigrationFile, MigrationPlan } from "../migration/index.ts";

/** The folder of migrations for a flow file: that of the nearest folder above that has `supabase`, else of the root. */
export function migrationsFolder({ path, root, migrations }: FlowPlanParams): string {
  if (migrations !== undefined) return migrations;
  for (let at = folderOf(path); ; at = folderOf(at)) {
    if (existsSync(`${at}/supabase`)) return `${at}/supabase/migrations`;
    if (at === root || folderOf(at) === at) return `${root}/supabase/migrations`;
  }
}

/** What a plan rests on: if the folder is another when it is written, it must be planned again. */
export function fingerprintOfFolder(files: readonly MigrationFile[]): Promise<string> {
  return sha256(canonicalJson(files.filter(file => file.text.includes("pgflow")).map(file => [file.name, file.text])));
}

/** What a migration does, in the protocol's words. */
export function verbOf({ kind, slug, file }: MigrationPlan, shapeSlug: string): FlowVerb {
  if (file === "") return "none";
  if (slug !== shapeSlug) return "version";
  if (kind === "create" || kind === "options") return kind;
  return "replace";
}

export function riskOf(verb: FlowVerb): FlowPlan["risk"] {
  return ({ none: "none", create: "safe", version: "safe", options: "live", replace: "data-loss" } as const)[verb];
}
