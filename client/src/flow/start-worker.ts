import type { TaskExecution } from "vscode";
import type { App } from "../app.ts";
import { runTask } from "./tasks/run.ts";

/** Start Worker: asks the worker's function, which then begins to work. */
export function run(_app: App, argument?: unknown): Promise<TaskExecution | undefined> {
  return runTask("worker", argument);
}
