import { homedir } from "node:os";
import { join } from "node:path";
import type { AddOnPlaces } from "@agentwright/protocol";
import { installAddOn } from "../addons/install.ts";
import { addOns } from "../addons/table.ts";

/** Puts PGlite into the user's cache, as a person who says yes to the add-on does. @throws where it can't be had */
export async function pgliteForTests(): Promise<AddOnPlaces> {
  const storage = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "agentwright", "add-ons");
  await installAddOn(addOns.pglite, storage);
  return { storage };
}
