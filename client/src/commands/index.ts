import * as vscode from "vscode";
import type { App } from "../app.ts";
import type { CommandId } from "../generated/manifest.ts";

/** What a command's file exports: its work, called with what the menu, lens or palette hands over. */
interface Command {
  run(app: App, ...args: unknown[]): Promise<unknown>;
}

/** Commands that the previews register themselves. */
type PreviewCommand =
  | "agentwright.preview"
  | "agentwright.previewToSide"
  | "agentwright.showSource"
  | "agentwright.exportWebPage"
  | "agentwright.showFlowGraph"
  | "agentwright.exportFlowSvg";

/** One file a command, loaded when it is first run. */
const commands: Readonly<Record<Exclude<CommandId, PreviewCommand>, () => Promise<Command>>> = {
  "agentwright.newAgent": () => import("./new-agent.ts"),
  "agentwright.compile": () => import("./compile.ts"),
  "agentwright.chooseBackend": () => import("../builds/choose-backend.ts"),
  "agentwright.signInToGithub": () => import("../github/sign-in.ts"),
  "agentwright.showMetrics": () => import("../builds/show-metrics.ts"),
  "agentwright.refreshBuilds": () => import("../builds/refresh.ts"),
  "agentwright.openBuildLog": () => import("../builds/open-log.ts"),
  "agentwright.openBuildRun": () => import("../builds/open-run.ts"),
  "agentwright.revealBuild": () => import("../builds/reveal.ts"),
  "agentwright.downloadBuild": () => import("../builds/download.ts"),
  "agentwright.compareBuilds": () => import("../builds/compare.ts"),
  "agentwright.rerunBuild": () => import("../builds/rerun.ts"),
  "agentwright.cancelBuild": () => import("../builds/cancel.ts"),
  "agentwright.validateAll": () => import("./validate-all.ts"),
  "agentwright.runTool": () => import("./run-tool.ts"),
  "agentwright.setApiKey": () => import("./set-api-key.ts"),
  "agentwright.removeApiKey": () => import("./remove-api-key.ts"),
  "agentwright.moveKeyToSecrets": () => import("./move-key.ts"),
  "agentwright.showReferences": () => import("./show-references.ts"),
  "agentwright.explainFile": () => import("./explain-file.ts"),
  "agentwright.showGenerated": () => import("./show-generated.ts"),
  "agentwright.showMistake": () => import("./show-mistake.ts"),
  "agentwright.restartServer": () => import("./restart-server.ts"),
  "agentwright.showLog": () => import("./show-log.ts"),
  "agentwright.copyBugReport": () => import("./copy-bug-report.ts"),
  "agentwright.addToolTypes": () => import("./add-tool-types.ts"),
  "agentwright.addCompileWorkflow": () => import("../github/workflow/add.ts"),
  "agentwright.checkGithub": () => import("../github/check-github.ts"),
  "agentwright.keepCrashText": () => import("./keep-crash-text.ts"),
  "agentwright.compileFlow": () => import("../flow/compile-flow.ts"),
  "agentwright.verifyFlow": () => import("../flow/verify-flow.ts"),
  "agentwright.compareFlow": () => import("../flow/compare-flow.ts"),
  "agentwright.applyFlow": () => import("../flow/apply-flow.ts"),
  "agentwright.setDatabase": () => import("../flow/set-database.ts"),
  "agentwright.checkReadiness": () => import("../flow/check-readiness.ts"),
  "agentwright.deployFlow": () => import("../flow/deploy-flow.ts"),
  "agentwright.startEdgeRuntime": () => import("../flow/start-edge-runtime.ts"),
  "agentwright.startWorker": () => import("../flow/start-worker.ts"),
  "agentwright.restartWorker": () => import("../flow/restart-worker.ts"),
};

/** Registers every command of ours. One that fails says so and logs why; it never rejects. */
export function registerCommands(app: App): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([id, load]) =>
      vscode.commands.registerCommand(id, async (...args: unknown[]) => {
        try {
          return await (await load()).run(app, ...args);
        } catch (error) {
          void sayFailure(app, error);
          return undefined;
        }
      }),
    ),
  );
}

async function sayFailure(app: App, error: unknown): Promise<void> {
  if (error instanceof vscode.CancellationError) return;
  app.log.error(error instanceof Error ? error : String(error));
  const showLog = vscode.l10n.t("Show Log");
  const message = error instanceof Error ? error.message : String(error);
  if ((await vscode.window.showErrorMessage(message, showLog)) === showLog) app.log.show();
}
