import { CannotRun } from "../exit.ts";

/** Stands in for `flow` in the one-file command, which holds no parser of TypeScript. @throws CannotRun always */
export async function run(): Promise<number> {
  throw new CannotRun(
    "This one-file agentwright, which compiles in a workflow, can't read flows. Use the agentwright command itself.",
  );
}
