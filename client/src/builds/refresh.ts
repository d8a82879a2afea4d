import type { BuildRecord } from "@agentwright/protocol";
import type { App } from "../app.ts";

/** Refresh Builds: reads the history anew; answers the builds of this workspace as the view lists them. */
export async function run({ builds }: App): Promise<readonly BuildRecord[]> {
  await builds.refresh();
  return builds.records;
}
