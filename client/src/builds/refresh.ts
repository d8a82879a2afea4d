import type { App } from "../app.ts";

/** Refresh Builds: reads the history anew; answers how many builds of this workspace it has. */
export async function run({ builds }: App): Promise<number> {
  await builds.refresh();
  return builds.records.length;
}
