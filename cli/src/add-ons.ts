import { installAddOn } from "@agentwright/compiler/addons/install";
import { addOns } from "@agentwright/compiler/addons/table";
import type { AddOnPlaces } from "@agentwright/protocol";

/** Installs the esbuild add-on: the person asked for it with `--install-add-ons`. */
export async function offerAddOns(places: AddOnPlaces): Promise<void> {
  const { esbuild } = addOns;
  if (places.storage === undefined) return;
  console.error(`Installing ${esbuild.name} ${esbuild.version} from npm into ${places.storage} …`);
  await installAddOn(esbuild, places.storage, { onLine: line => console.error(`  ${line}`) });
}
