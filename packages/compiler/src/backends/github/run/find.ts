import type { RemoteRun } from "@agentwright/protocol";
import type { Hub } from "../api/hub.ts";

/** Runs are looked for from this long before the dispatch: clocks differ. */
const beforeMs = 5 * 60_000;
/** Pages of a hundred: more runs are not begun in such a while. */
const pages = 3;

/**
 * Finds a run by what stands in its name, for servers that do not tell its number and for answers that were lost. Looks
 * again until so many milliseconds have passed; undefined: it is not there.
 */
export async function findRun(
  hub: Hub,
  run: RemoteRun,
  { withinMs, signal }: { readonly withinMs: number; readonly signal?: AbortSignal | undefined },
): Promise<RemoteRun | undefined> {
  const until = hub.clock.now() + withinMs;
  const title = `compile ${run.correlation}`;
  const created = `>=${new Date(run.dispatchedAt + Math.min(0, hub.skewMs) - beforeMs).toISOString().slice(0, 19)}Z`;
  for (let waitMs = 1000; ; waitMs = Math.min(5000, waitMs * 1.5)) {
    for (let page = 1; page <= pages; page++) {
      const asked = {
        ...hub.repo,
        workflow_id: run.workflow,
        event: "workflow_dispatch",
        created,
        per_page: 100,
        page,
      };
      const { data } = await hub.ask(
        "read runs",
        (octokit, extra) => octokit.rest.actions.listWorkflowRuns({ ...asked, ...extra }),
        { signal, patienceMs: withinMs },
      );
      const found = data.workflow_runs.find(each => each.display_title === title);
      if (found) return { ...run, id: found.id, url: found.html_url };
      if (data.workflow_runs.length < 100) break;
    }
    if (hub.clock.now() + waitMs > until || signal?.aborted) return undefined;
    await hub.clock.sleep(waitMs, signal);
  }
}
