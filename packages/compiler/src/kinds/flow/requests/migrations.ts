import { existsSync } from "node:fs";
import { canonicalJson, type FlowPlan, type FlowPlanParams, type FlowVerb } from "@agentwright/protocol";
import { isInside, relative } from "@agentwright/workspace/paths";
import { sha256 } from "../../../shared/digest.ts";
import { baseName, folderOf } from "../../../shared/paths.ts";
import type { MigrationFile, MigrationPlan } from "../migration/index.ts";

/**
 * The folder of migrations for a flow file: that of the nearest Supabase project that it lies in or beside, which may be
 * above the root, where nothing says what the root is; else of the root. Nothing above a repository is looked at.
 */
export function migrationsFolder({ path, root, migrations }: FlowPlanParams): string {
  if (migrations !== undefined) return migrations;
  for (let at = folderOf(path); ; at = folderOf(at)) {
    const isProject = existsSync(`${at}/supabase/config.toml`) || (isInside(root, at) && existsSync(`${at}/supabase`));
    if (isProject) return `${at}/supabase/migrations`;
    if (baseName(at) === "supabase") return `${at}/migrations`;
    if (existsSync(`${at}/.git`) || folderOf(at) === at) return `${root}/supabase/migrations`;
  }
}

/** The folder as people are told of it: from the root, unless it lies outside. */
export function shownFolder(root: string, folder: string): string {
  return isInside(root, folder) && folder !== root ? relative(root, folder) : lastTwo(folder);
}

function lastTwo(folder: string): string {
  return `${baseName(folderOf(folder))}/${baseName(folder)}`;
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
