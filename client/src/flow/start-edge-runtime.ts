import type { TaskExecution } from "vscode";
import type { App } from "../app.ts";
import { runTask } from "./tasks/run.ts";

/** Start Edge Runtime: `supabase functions serve` as a task. */
export function run(_app: App, argument?: unknown): Promise<TaskExecution | undefined> {
  return runTask("edge-runtime", argument);
}
