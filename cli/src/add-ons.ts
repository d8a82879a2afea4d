import { AddOnProblem, installAddOn } from "@agentwright/compiler/addons/install";
import { type AddOn, addOns } from "@agentwright/compiler/addons/table";
import type { AddOnPlaces } from "@agentwright/protocol";
import { CannotRun } from "./exit.ts";

/** Installs the esbuild add-on: the person asked for it with `--install-add-ons`. @throws CannotRun */
export function installEsbuild(places: AddOnPlaces): Promise<void> {
  return install(addOns.esbuild, places);
}

/** The same for PGlite, in which migrations of flows are tried. @throws CannotRun */
export function installPglite(places: AddOnPlaces): Promise<void> {
  return install(addOns.pglite, places);
}

/** @throws CannotRun if npm can't fetch it. */
async function install(addOn: AddOn, { storage }: AddOnPlaces): Promise<void> {
  if (storage === undefined) return;
  console.error(`Installing ${addOn.name} ${addOn.version} from npm into ${storage} …`);
  try {
    await installAddOn(addOn, storage, { onLine: said => console.error(`  ${said}`) });
  } catch (error) {
    if (error instanceof AddOnProblem) throw new CannotRun(error.message);
    throw error;
  }
}
