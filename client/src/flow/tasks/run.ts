import * as vscode from "vscode";
import { diskPath } from "../../files/agent-file.ts";
import { flowUri } from "../../files/flow-file.ts";
import { requireTrust } from "../../trust.ts";
import { requireFlowOnDisk } from "../source.ts";
import { type FlowTaskKind, taskFor } from "./provider.ts";
import { supabaseRootOf } from "./worker.ts";

/** Runs a task for the flow file of a command. */
export async function runTask(kind: FlowTaskKind, argument: unknown): Promise<vscode.TaskExecution | undefined> {
  const uri = flowUri(argument);
  if (!uri || !requireFlowOnDisk(uri) || !requireTrust()) return undefined;
  if (kind === "edge-runtime" && supabaseRootOf(diskPath(uri)) === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t("This flow is in no Supabase project: no folder above it is called supabase."),
    );
    return undefined;
  }
  return vscode.tasks.executeTask(taskFor(kind, uri));
}
