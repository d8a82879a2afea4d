import type { TaskExecution } from "vscode";
import type { App } from "../app.ts";
import { runTask } from "./tasks/run.ts";

/** Restart Worker: ends the edge runtime, starts it with the new code, and starts the worker. */
export function run(_app: App, argument?: unknown): Promise<TaskExecution | undefined> {
  return runTask("restart-worker", argument);
}
