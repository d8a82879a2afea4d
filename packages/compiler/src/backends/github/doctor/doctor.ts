import { Hub } from "../api/hub.ts";
import { findRepository } from "../git/repository.ts";
import { RemoteProblem } from "../problem.ts";
import { checkWorkflowFiles } from "./files.ts";
import { checkAccess, checkEnabled, checkSend, checkStart } from "./permissions.ts";
import { checkRefs } from "./refs.ts";
import type { DoctorCheck, DoctorOptions } from "./types.ts";

/** Checks, in order, all that has to be in order before GitHub can compile. Never throws for what a person or a network causes. */
export async function doctor(options: DoctorOptions): Promise<readonly DoctorCheck[]> {
  const done: DoctorCheck[] = [];
  const say = (check: DoctorCheck) => {
    done.push(check);
    options.onCheck?.(check);
    return check.state === "fine" || check.state === "unsure";
  };
  const hub = await findHub(options, say);
  const branch = hub && (await checkAccess(hub, say));
  if (!hub || branch === undefined) {
    for (const id of rest) if (!done.some(check => check.id === id)) say({ id, state: "skipped", message: skipped });
    return done;
  }
  const present = await checkWorkflowFiles(hub, branch, options.cli, say);
  const enabled = present && (await checkEnabled(hub, say));
  if (!enabled && !done.some(({ id }) => id === "enabled")) say({ id: "enabled", state: "skipped", message: skipped });
  if (enabled) await checkStart(hub, say);
  else say({ id: "start", state: "skipped", message: skipped });
  await checkSend(hub, say);
  await checkRefs(hub, options.sweep, say);
  return done;
}

const rest: readonly DoctorCheck["id"][] = ["access", "workflow", "compiler", "enabled", "start", "send", "refs"];
const skipped = "Not looked at: something before it is not in order.";

async function findHub(options: DoctorOptions, say: (check: DoctorCheck) => boolean): Promise<Hub | undefined> {
  try {
    const { remote, why } = await findRepository(options.folder, options);
    const { place, name } = remote;
    const { token, fetch, mask, clock } = options;
    const source = () => Promise.reject(new Error("The doctor starts no run."));
    const deps = { token, fetch, folder: "", source, ...(mask && { mask }), ...(clock && { clock }) };
    const hub = new Hub(place, deps, () => {});
    const message = `${place.owner}/${place.repo} at ${place.api}, from the remote ‘${name}’: ${why}.`;
    say({ id: "repository", state: "fine", message });
    return hub;
  } catch (error) {
    if (!(error instanceof RemoteProblem)) throw error;
    say({ id: "repository", state: "wrong", message: error.message });
    return undefined;
  }
}
