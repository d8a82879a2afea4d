import type { RestEndpointMethodTypes } from "@octokit/rest";
import type { Hub } from "../api/hub.ts";
import { RemoteProblem } from "../problem.ts";
import type { KnownRun } from "../run/watch.ts";
import { artifactName } from "../workflow/places.ts";

/** What a run left behind, as the server lists it. */
export type Artifact =
  RestEndpointMethodTypes["actions"]["listWorkflowRunArtifacts"]["response"]["data"]["artifacts"][number];

/** Looks for an artifact that is not listed yet: the list may be a little behind the run. */
const looks = 4;

/** Finds the artifact by the name that it has from the run's correlation; no other will do. Throws a RemoteProblem. */
export async function pickArtifact(hub: Hub, run: KnownRun, signal?: AbortSignal): Promise<Artifact> {
  const name = artifactName(run.correlation);
  for (let look = 1; ; look++) {
    const { data } = await hub.ask(
      "read artifacts",
      (octokit, extra) =>
        octokit.rest.actions.listWorkflowRunArtifacts({ ...hub.repo, run_id: run.id, name, per_page: 100, ...extra }),
      { signal },
    );
    // A run that was started again leaves one for each of its attempts.
    const [newest] = data.artifacts
      .filter(artifact => artifact.name === name)
      .sort((a, b) => Date.parse(b.created_at ?? "") - Date.parse(a.created_at ?? "") || b.id - a.id);
    if (newest?.expired === true) throw expired();
    if (newest) return newest;
    if (look === looks) {
      throw new RemoteProblem(
        "workflow-differs",
        `The run succeeded and left nothing named ${name}: its workflow is not the one that Agentwright writes. Write it anew with “Add Compile Workflow”, commit and push it.`,
      );
    }
    await hub.clock.sleep(2000, signal);
  }
}

/** Days that are left, for the log; undefined: the server does not say. */
export function expiryOf({ expires_at: until }: Artifact): string | undefined {
  return until === null ? undefined : until.slice(0, 10);
}

export function expired(): RemoteProblem {
  return new RemoteProblem(
    "artifact-expired",
    "GitHub has deleted what this run made, since its time was up. Compile again.",
  );
}
