import { parseArguments } from "../arguments.ts";
import { CannotRun } from "../exit.ts";

/** `agentwright workflow add`: the files that let GitHub Actions compile. */
export async function run([verb, ...rest]: readonly string[]): Promise<number> {
  if (verb !== "add") throw new CannotRun("agentwright workflow needs add. Run: agentwright workflow --help");
  const { paths, options } = parseArguments("workflow", rest, {
    attest: true,
    "no-attest": true,
    "enterprise-server": true,
    force: true,
  });
  if (paths.length > 1) throw new CannotRun("agentwright workflow add takes one folder, or none for the current one.");
  if (options.attest && options["no-attest"]) throw new CannotRun("Choose one of --attest and --no-attest.");
  const { addWorkflow } = await import("../workflow/add.ts");
  return addWorkflow(paths[0] ?? ".", {
    attest: options.attest ? true : options["no-attest"] ? false : undefined,
    server: options["enterprise-server"] ? true : undefined,
    force: options.force === true,
  });
}
