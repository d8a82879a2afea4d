import type { Hub } from "../api/hub.ts";
import { nameOf } from "../api/refusals.ts";
import { RemoteProblem } from "../problem.ts";
import { dispatchInputs, workflowFile } from "../workflow/index.ts";
import type { DoctorCheck } from "./types.ts";

type Say = (check: DoctorCheck) => boolean;

/** Milliseconds to go on trying: whoever asks is waiting. */
const patient = { patienceMs: 5000, limitMs: 0 };

/** Is there a token, and does it see the repository? Answers the default branch. */
export async function checkAccess(hub: Hub, say: Say): Promise<string | undefined> {
  return tried("access", say, async () => {
    const { data, headers } = await hub.ask(
      "read the repository",
      (octokit, extra) => octokit.rest.repos.get({ ...hub.repo, ...extra }),
      patient,
    );
    const scopes = headers["x-oauth-scopes"];
    const kind =
      scopes === undefined || scopes === ""
        ? "The token has permissions of its own, which the checks below try"
        : `The token has the scopes ${scopes}`;
    const branch = data.default_branch;
    say({
      id: "access",
      state: "fine",
      message: `${nameOf(hub.place)} can be read; its default branch is ‘${branch}’. ${kind}.`,
    });
    return branch;
  });
}

/** Is the workflow switched on? */
export async function checkEnabled(hub: Hub, say: Say): Promise<boolean> {
  const state = await tried("enabled", say, async () => {
    const { data } = await hub.ask(
      "read workflows",
      (octokit, extra) => octokit.rest.actions.getWorkflow({ ...hub.repo, workflow_id: workflowFile, ...extra }),
      patient,
    );
    return data.state;
  });
  if (state === undefined) return false;
  const next = `Enable it on the page Actions › Agentwright of ${nameOf(hub.place)}, or run: gh workflow enable ${workflowFile}`;
  return state === "active"
    ? say({ id: "enabled", state: "fine", message: "The workflow is switched on." })
    : say({ id: "enabled", state: "wrong", message: `The workflow is switched off (${state}). ${next}` });
}

/**
 * May the token start a run? Asked for on a branch that can't be there, so that nothing starts: GitHub looks at the
 * permission first and answers 403, or 422 that there is no such branch.
 */
export async function checkStart(hub: Hub, say: Say): Promise<void> {
  const inputs = dispatchInputs({ config: "-", target: "wasm", correlation: "doctor" });
  const asked = { workflow_id: workflowFile, ref: "agentwright-doctor/no..such..branch", inputs: { ...inputs } };
  try {
    await hub.ask(
      "start workflows",
      (octokit, extra) => octokit.rest.actions.createWorkflowDispatch({ ...hub.repo, ...asked, ...extra }),
      { ...patient, patienceMs: 0 },
    );
    say({ id: "start", state: "unsure", message: "GitHub took a request for a branch that can't be there." });
  } catch (error) {
    if (!(error instanceof RemoteProblem)) throw error;
    if (error.status === 422 && /no ref found/i.test(error.said)) {
      say({ id: "start", state: "fine", message: "The token may start the workflow." });
      return;
    }
    const differs = error.status === 422 && /input|workflow_dispatch/i.test(error.said);
    const message = differs
      ? "The workflow on GitHub takes other inputs than this version gives. Write it anew: agentwright workflow add; then commit and push it."
      : error.message;
    say({ id: "start", state: "wrong", message });
  }
}

/** May the token bring uncommitted work there? Tried with an empty blob, which nothing leads to. */
export async function checkSend(hub: Hub, say: Say): Promise<void> {
  try {
    await hub.ask(
      "send files",
      (octokit, extra) => octokit.rest.git.createBlob({ ...hub.repo, content: "", encoding: "utf-8", ...extra }),
      patient,
    );
    say({ id: "send", state: "fine", message: "The token may send uncommitted work." });
  } catch (error) {
    if (!(error instanceof RemoteProblem)) throw error;
    const only = "Only what is committed and pushed can be compiled.";
    const wanted = error.code === "permission-missing";
    say({
      id: "send",
      state: wanted ? "unsure" : "wrong",
      message: wanted ? `${only} ${error.message}` : error.message,
    });
  }
}

/** Does what GitHub has to answer for; a refusal is the check's own result. */
export async function tried<T>(id: DoctorCheck["id"], say: Say, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RemoteProblem)) throw error;
    say({ id, state: "wrong", message: error.message });
    return undefined;
  }
}
