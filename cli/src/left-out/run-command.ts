import { CannotRun } from "../exit.ts";

/** Stands in for `run`, whose calls need a second file for their thread. @throws CannotRun always */
export async function run(): Promise<number> {
  throw new CannotRun(
    "This one-file agentwright, which compiles in a workflow, can't call tools. Use the agentwright command itself.",
  );
}
