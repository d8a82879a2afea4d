import { readFile } from "node:fs/promises";
import * as path from "node:path";
import type { AddOnPlaces } from "@agentwright/protocol";
import type { AddOn } from "./table.ts";

/** Where an add-on is, and why it was taken from there. */
export interface LocatedAddOn {
  /** Folder whose `node_modules` holds it; absolute. */
  readonly folder: string;
  readonly from: "workspace" | "storage";
}

/** The folder below the storage into which one version of an add-on is installed. */
export function addOnFolder(storage: string, addOn: AddOn): string {
  return path.join(storage, `${addOn.name}-${addOn.version}`);
}

/**
 * Looks in the workspace's own `node_modules` and then in the storage; not above the workspace, for only what is in it
 * was trusted. Another version, or one without the packages for this machine, counts as missing.
 */
export async function locateAddOn(addOn: AddOn, places: AddOnPlaces | undefined): Promise<LocatedAddOn | undefined> {
  if (places?.workspace) {
    const folder = path.resolve(places.workspace);
    if (await holds(folder, addOn)) return { folder, from: "workspace" };
  }
  if (places?.storage) {
    const folder = addOnFolder(places.storage, addOn);
    if (await holds(folder, addOn)) return { folder, from: "storage" };
  }
  return undefined;
}

/** Is exactly this version there, with all that this machine needs? */
export async function holds(folder: string, addOn: AddOn): Promise<boolean> {
  for (const name of addOn.packages(process.platform, process.arch)) {
    if ((await versionOf(path.join(folder, "node_modules", name))) !== addOn.version) return false;
  }
  return true;
}

async function versionOf(folder: string): Promise<unknown> {
  try {
    const text = await readFile(path.join(folder, "package.json"), "utf8");
    return (JSON.parse(text) as { version?: unknown }).version;
  } catch {
    return undefined;
  }
}
