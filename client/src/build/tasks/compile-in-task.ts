import type { BackendId, BuildEvent, Target } from "@agentwright/protocol";
import type * as vscode from "vscode";
import type { App } from "../../app.ts";
import { compile } from "../compile.ts";
import { lineInTask } from "./line-in-task.ts";

/** Compiles for a task: each event a line, a finding in the form that the problem matcher reads. True: it succeeded. */
export async function compileInTask(
  app: App,
  config: vscode.Uri,
  { target, backend }: { readonly target?: Target; readonly backend?: BackendId | "auto" },
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<boolean> {
  const choices = {
    ...(target && { target }),
    ...(backend !== undefined && backend !== "auto" && { backend }),
  };
  const emit = (event: BuildEvent) => say(app.log.redact(lineInTask(event)));
  const outcome = await compile(app, config, choices, { signal, emit, problems: false });
  return outcome.status === "succeeded";
}
