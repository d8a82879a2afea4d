import { AddOnProblem, installAddOn } from "@agentwright/compiler/addons/install";
import { addOns } from "@agentwright/compiler/addons/table";
import type { AddOnPlaces } from "@agentwright/protocol";
import { CannotRun } from "./exit.ts";

/**
 * Installs the esbuild add-on: the person asked for it with `--install-add-ons`.
 * @throws CannotRun if npm can't fetch it.
 */
export async function installEsbuild({ storage }: AddOnPlaces): Promise<void> {
  const { esbuild } = addOns;
  if (storage === undefined) return;
  console.error(`Installing ${esbuild.name} ${esbuild.version} from npm into ${storage} …`);
  try {
    await installAddOn(esbuild, storage, { onLine: said => console.error(`  ${said}`) });
  } catch (error) {
    if (error instanceof AddOnProblem) throw new CannotRun(error.message);
    throw error;
  }
}
