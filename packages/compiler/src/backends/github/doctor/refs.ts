import type { Hub } from "../api/hub.ts";
import { staleSnapshots } from "../git/snapshot.ts";
import { RemoteProblem } from "../problem.ts";
import { tried } from "./permissions.ts";
import type { DoctorCheck } from "./types.ts";

type Say = (check: DoctorCheck) => boolean;

/** Are there refs that a lost connection left, and are they to go? */
export async function checkRefs(hub: Hub, sweep: boolean, say: Say): Promise<void> {
  const stale = await tried("refs", say, () => staleSnapshots(hub));
  if (stale === undefined) return;
  if (stale.length === 0) {
    say({ id: "refs", state: "fine", message: "No work was left below refs/agentwright." });
    return;
  }
  const what = stale.length === 1 ? "1 ref" : `${stale.length} refs`;
  if (!sweep) {
    const message = `${what} older than a day ${stale.length === 1 ? "was" : "were"} left below refs/agentwright. Delete ${stale.length === 1 ? "it" : "them"}: agentwright doctor github --sweep`;
    say({ id: "refs", state: "unsure", message });
    return;
  }
  await tried("refs", say, async () => {
    for (const { ref } of stale) await remove(hub, ref);
    say({ id: "refs", state: "fine", message: `${what} older than a day deleted from refs/agentwright.` });
  });
}

async function remove(hub: Hub, ref: string): Promise<void> {
  try {
    await hub.ask("delete refs", (octokit, extra) =>
      octokit.rest.git.deleteRef({ ...hub.repo, ref: ref.slice("refs/".length), ...extra }),
    );
  } catch (error) {
    // Another sweep was quicker.
    if (!(error instanceof RemoteProblem) || (error.status !== 422 && error.status !== 404)) throw error;
  }
}
