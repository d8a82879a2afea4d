import { CannotRun } from "../exit.ts";

/** Stands in for `import`, which holds a second reader of YAML. @throws CannotRun always */
export async function run(): Promise<number> {
  throw new CannotRun(
    "This one-file agentwright, which compiles in a workflow, can't import files. Use the agentwright command itself.",
  );
}
