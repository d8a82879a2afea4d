import { type Answer, type Handler, notFound, pageOf, refused } from "./handlers.ts";
import type { Repository, Workflow } from "./repository.ts";
import { Run } from "./runs.ts";

/** Characters of all inputs together, at most, as GitHub's documentation has it. */
const mostInput = 65_535;

/** Starts a run; the inputs are checked against the workflow's as GitHub checks them. */
export const dispatch: Handler = (world, { params, body }) => {
  const { repository, runs } = world;
  const file = params.workflow_id ?? "";
  const workflow = repository.workflows.get(file);
  if (!workflow) return notFound();
  if (world.old && "return_run_details" in body) {
    return refused(400, 'Invalid request.\n\n"return_run_details" is not a permitted key.');
  }
  if (workflow.state !== "active") return refused(422, "Cannot trigger a 'workflow_dispatch' on a disabled workflow");
  const branch = branchOf(repository, String(body.ref));
  if (branch === undefined) return refused(422, `No ref found for: ${body.ref}`);
  const given = (body.inputs ?? {}) as Readonly<Record<string, string>>;
  const problem = inputProblem(workflow, given);
  if (problem !== undefined) return refused(422, problem);

  const defaults = Object.entries(workflow.inputs ?? {}).map(([name, input]) => [name, input.default ?? ""]);
  const inputs: Readonly<Record<string, string>> = { ...Object.fromEntries(defaults), ...given };
  const title = workflow.runName(inputs);
  const run = new Run({ workflow: file, title, branch, inputs }, world.next, world.now);
  runs.push(run);
  world.began(run);
  if (!world.tellsRun && body.return_run_details !== true) return { status: 204 };
  const told: Answer["body"] = {
    workflow_run_id: run.id,
    run_url: `${world.api}/repos/${repository.owner}/${repository.name}/actions/runs/${run.id}`,
    html_url: pageOf(world, run.id),
  };
  return { status: 200, body: told };
};

/** A branch or a tag, by its short or its full name; nothing else can be dispatched on. */
function branchOf({ refs }: Repository, ref: string): string | undefined {
  const full = [ref, `refs/heads/${ref}`, `refs/tags/${ref}`].find(name => refs.has(name));
  return full === undefined ? undefined : /^refs\/(?:heads|tags)\/(.+)$/.exec(full)?.[1];
}

function inputProblem({ inputs }: Workflow, given: Readonly<Record<string, string>>): string | undefined {
  if (inputs === undefined) return "Workflow does not have 'workflow_dispatch' trigger";
  const unexpected = Object.keys(given).filter(name => !(name in inputs));
  if (unexpected.length > 0) return `Unexpected inputs provided: ${JSON.stringify(unexpected)}`;
  if (Object.values(given).join("").length > mostInput) return "inputs are too large.";
  for (const [name, { required, default: value, options }] of Object.entries(inputs)) {
    const said = given[name];
    if (said === undefined && required === true && value === undefined) return `Required input '${name}' not provided`;
    if (said !== undefined && options && !options.includes(said)) {
      return `Provided value '${said}' for input '${name}' not in the list of allowed values`;
    }
  }
  return undefined;
}
