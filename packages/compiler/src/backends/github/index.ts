import { goLibraryDigest } from "@agentwright/kernel/go-library.generated";
import type { RemoteJob, RemoteRun } from "@agentwright/protocol";
import { PluginProblem, readBundle } from "@agentwright/runtime";
import { BuildCancelled, BuildFailure } from "../../build/failure.ts";
import type { BuildRun } from "../../build/run.ts";
import type { AgentPlan } from "../../kinds/agent/plan.ts";
import { folderOf } from "../../shared/paths.ts";
import type { Backend, Made, Refusal, Wanted } from "../backend.ts";
import { embedded } from "../embedded/index.ts";
import { go } from "../go/index.ts";
import { differs } from "./differs.ts";
import { jobFiles, npmPackages } from "./files.ts";
import { noRemote } from "./problem.ts";
import { inputsDigest } from "./workflow/digest.ts";
import { defaultGo } from "./workflow/inputs.ts";

/**
 * Has the config compiled by a workflow of its repository on GitHub. What comes back was made by the same compiler as it
 * would be here, so it is planned, named in the cache and verified as if it had been made here.
 */
export const github: Backend = {
  id: "github",
  reason: "a workflow of this repository on GitHub compiles it",
  like: ({ target, goTools }) => (target === "wasm" && goTools.length === 0 ? embedded : undefined),
  versions: async (run, target) => [
    `workflow go ${defaultGo}`,
    `library ${goLibraryDigest}`,
    ...(await embedded.versions(run, target)),
  ],
  refusal,
  unlikely,
  gather: (run, codes, goCodes) => (goCodes.length === 0 ? embedded : go).gather(run, codes, goCodes),
  make,
  verify: async (run, plan, made) => {
    const difference = await differs(plan, made.plugin);
    if (difference !== undefined) throw new BuildFailure("workflow-differs", difference);
    return go.verify(run, plan, made);
  },
};

async function refusal(run: BuildRun, { target, platform }: Wanted): Promise<Refusal | undefined> {
  if (target === "go-plugin" && platform === "windows") {
    const message =
      "Go can't make plugins for Windows, on GitHub neither. Use the target go-wasm, or set build.platform to linux or darwin.";
    return { code: "target-unsupported", message };
  }
  if (!run.host.remote) {
    const message =
      "Nothing can be compiled on GitHub from here. Use the command agentwright, or an editor on a desktop.";
    return { code: "target-unsupported", message };
  }
  if ((await repositoryOf(run)) !== undefined) return undefined;
  const message = `${run.root} is in no git repository, and GitHub compiles what stands in one. Run git init and push it, or choose another backend.`;
  return { code: "repository-unknown", message };
}

/** The folder with git's own folder, or with the file that stands for it in a worktree. */
async function repositoryOf(run: BuildRun): Promise<string | undefined> {
  for (let folder = run.root.replace(/\/$/, ""); ; folder = folderOf(folder).replace(/\/$/, "")) {
    if (await run.host.exists(`${folder}/.git`)) return folder;
    if (folderOf(folder) === folder || folder === "") return undefined;
  }
}

/**
 * The repository's own configuration names no remote, nor another file that might. The user's could all the same, which
 * is for git to say: it is asked once somebody wants GitHub, and not for a choice at every key.
 */
async function unlikely(run: BuildRun): Promise<Refusal | undefined> {
  const repository = await repositoryOf(run);
  if (repository === undefined) return undefined;
  const bytes = await run.host.read(`${repository}/.git/config`, repository).catch(() => undefined);
  const mayHave =
    bytes === undefined || /\[\s*(?:remote|include)|worktreeConfig/i.test(new TextDecoder().decode(bytes));
  return mayHave ? undefined : { code: "repository-unknown", message: noRemote };
}

/** The run of an earlier try, which is awaited instead of beginning another. */
const begun = new WeakMap<AgentPlan, RemoteRun>();

async function make(run: BuildRun, plan: AgentPlan): Promise<Made> {
  const { remote } = run.host;
  const packages = npmPackages(plan);
  if (!remote) throw new BuildFailure("internal", "There is no way to GitHub here.");
  if (packages.length > 0) {
    const which = packages.map(name => `‘${name}’`).join(", ");
    const message = `The tools import npm packages (${which}), and a run on GitHub installs none. Compile it with the backend embedded.`;
    throw new BuildFailure("target-unsupported", message);
  }
  // The agents of an orchestration are compiled by runs of their own, which nobody can take up later.
  const outermost = plan.path === run.request.path;
  const job = await jobOf(run, plan, begun.get(plan) ?? (outermost ? run.request.resume : undefined));
  const answer = await remote.call(
    run.host,
    job,
    said => {
      if (said.type === "remote") begun.set(plan, said.run);
      if (said.type === "log" || outermost) run.say(said);
    },
    run.signal,
  );
  if (answer.ok) {
    if (answer.billableMinutes !== undefined) run.bill(answer.billableMinutes);
    return read(run, answer.bundle);
  }
  if (answer.cancelled) throw new BuildCancelled();
  const { code, message, addOn } = answer.error;
  if (code === "run-lost" || begun.get(plan)?.id === undefined) begun.delete(plan);
  throw new BuildFailure(code, message, { retry: answer.retry, ...(addOn !== undefined && { addOn }) });
}

async function jobOf(run: BuildRun, plan: AgentPlan, resume: RemoteRun | undefined): Promise<RemoteJob> {
  const platform = plan.config.build?.platform;
  return {
    build: run.request.id,
    path: plan.path,
    root: run.root,
    target: plan.target,
    ...(platform !== undefined && { platform }),
    files: await jobFiles(run, plan),
    expect: await inputsDigest(plan.inputs),
    ...(resume && { resume }),
  };
}

async function read(run: BuildRun, path: string): Promise<Made> {
  const bytes = await run.host.read(path, folderOf(path));
  if (!bytes) throw new BuildFailure("artifact-bad", `The bundle is not where it was put: ${path}. Compile again.`);
  try {
    const { plugin, modules } = await readBundle(bytes);
    return { plugin, modules };
  } catch (error) {
    if (!(error instanceof PluginProblem)) throw error;
    throw new BuildFailure("artifact-bad", `What GitHub made can't be used: ${error.message}`);
  }
}
