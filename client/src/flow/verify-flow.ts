import type { FlowVerifyParams, VerifiedFlow } from "@agentwright/protocol";
import * as vscode from "vscode";
import type { App } from "../app.ts";
import { signalOf } from "../build/signal.ts";
import { diskPath } from "../files/agent-file.ts";
import { flowUri } from "../files/flow-file.ts";
import { requireTrust } from "../trust.ts";
import { databases } from "./choose-database.ts";
import { localName } from "./environments.ts";
import { sayProblem } from "./say-problem.ts";
import { flowSource, requireFlowOnDisk } from "./source.ts";

/**
 * Verify Flow: applies its SQL, reads the flow back, and says whether that is the same. In the local database, where one
 * is set and answers, with its own pgflow and without leaving anything there; else in a database of its own.
 */
export async function run(app: App, argument?: unknown, flow?: unknown): Promise<readonly VerifiedFlow[] | undefined> {
  const uri = flowUri(argument);
  if (!uri || !requireFlowOnDisk(uri) || !requireTrust()) return undefined;
  const engine = await app.engine.flows();
  const storage = app.context.globalStorageUri;
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const params: FlowVerifyParams = {
    ...flowSource(app.unsaved, uri, typeof flow === "string" ? flow : undefined),
    addOns: {
      storage: diskPath(vscode.Uri.joinPath(storage, "add-ons")),
      ...(folder && { workspace: diskPath(folder.uri) }),
    },
    cacheDir: diskPath(vscode.Uri.joinPath(storage, "snapshots")),
  };
  const database = (await databases(app)).find(({ name }) => name === localName);
  const answer = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t("Verifying the flow"), cancellable: true },
    async (_, token) => {
      const there = database && (await engine.verify({ ...params, database }, signalOf(token)));
      // A local database that is switched off is no reason not to verify.
      return there && (there.ok || there.code !== "unreachable") ? there : engine.verify(params, signalOf(token));
    },
  );
  if (!answer.ok) return void sayProblem(app, answer);
  for (const one of answer.flows) app.log.info(lineOf(one));
  void saySum(app, answer.flows);
  return answer.flows;
}

function lineOf({ slug, equal, against, ms, differences }: VerifiedFlow): string {
  const head = `Verify ${slug}: ${equal ? "equal" : "differs"}, ${against} (${Math.round(ms)} ms)`;
  return [head, ...differences.map(line => `  ${line}`)].join("\n");
}

async function saySum(app: App, flows: readonly VerifiedFlow[]): Promise<void> {
  const wrong = flows.filter(({ equal }) => !equal);
  const against = flows[0]?.against ?? "";
  const names = (list: readonly VerifiedFlow[]) => list.map(({ slug }) => slug).join(", ");
  if (wrong.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t("Verified {0}: read back as it was written, {1}.", names(flows), against),
    );
    return;
  }
  const showLog = vscode.l10n.t("Show Log");
  const text = vscode.l10n.t(
    "{0} was not read back as it was written: {1}",
    names(wrong),
    wrong[0]?.differences[0] ?? "",
  );
  if ((await vscode.window.showErrorMessage(text, showLog)) === showLog) app.log.show();
}
