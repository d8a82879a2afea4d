import { homedir } from "node:os";
import { join } from "node:path";
import type { AddOnPlaces } from "@agentwright/protocol";
import { installAddOn } from "../addons/install.ts";
import { addOns } from "../addons/table.ts";

/**
 * Puts PGlite into the user's cache, as a person who says yes to the add-on does. Undefined, with the reason printed,
 * where it can't be had.
 */
export async function pgliteForTests(): Promise<AddOnPlaces | undefined> {
  const storage = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "agentwright", "add-ons");
  try {
    await installAddOn(addOns.pglite, storage);
    return { storage };
  } catch (error) {
    console.log(`skipped: pglite not found (${error instanceof Error ? error.message : String(error)})`);
    return undefined;
  }
}
