import { buildCacheFolder, historyFolder } from "@agentwright/compiler/node/cache-folder";
import { findRoot } from "@agentwright/workspace/root";
import * as vscode from "vscode";
import type { App } from "./app.ts";
import { openBuildFindings } from "./build/findings.ts";
import { registerCompileTasks } from "./build/tasks/provider.ts";
import { openBuilds } from "./builds/builds.ts";
import { remoteBuilds } from "./builds/remote-builds.ts";
import { registerBuildsView } from "./builds/view.ts";
import { registerCommands } from "./commands/index.ts";
import { openEngine } from "./engine/engine.ts";
import { requestFor } from "./engine/request.ts";
import { diskPath } from "./files/agent-file.ts";
import { watchFlowInFront } from "./files/flow-file.ts";
import { openReadonlyTexts } from "./files/readonly.ts";
import { deployedSide } from "./flow/deployed.ts";
import { registerDriftView } from "./flow/drift/drift-view.ts";
import { flowSource } from "./flow/source.ts";
import { openFlowStates } from "./flow/states.ts";
import { registerFlowTasks } from "./flow/tasks/provider.ts";
import { watchWorkflow } from "./github/workflow/watch.ts";
import { openLog } from "./log/log.ts";
import { createRedactor } from "./log/redact.ts";
import { registerAgentPreview } from "./previews/agent/index.ts";
import { registerFlowPreview } from "./previews/flow/index.ts";
import { openSecrets } from "./secrets/store.ts";
import { startServer } from "./server/server.ts";
import { showStatus } from "./server/status.ts";
import { sayWhenStopped } from "./server/stopped.ts";
import { refreshTypesOnSave } from "./tool/types.ts";

let running: App | undefined;

/** Starts the server first, then registers what the editor shows. Nothing here waits for a process or the network. */
export function activate(context: vscode.ExtensionContext): void {
  const redactor = createRedactor();
  const log = openLog(redactor);
  const secrets = openSecrets(context.secrets, redactor);
  const version = String(context.extension.packageJSON.version);
  const indexDir = diskPath(vscode.Uri.joinPath(context.globalStorageUri, "index"));
  const server = startServer(context.asAbsolutePath("dist/server.js"), version, indexDir, log, secrets);
  const historyDir = historyFolder();
  const engine = openEngine({
    modulePath: context.asAbsolutePath("dist/engine.js"),
    cacheDir: buildCacheFolder(),
    historyDir,
    log,
    secrets,
    remote: async () => (await import("./github/remote.ts")).githubDoor({ context, log, secrets }),
  });
  const flows = openFlowStates({
    engine,
    server,
    secrets,
    log,
    sources: async () =>
      (await (await import("./files/workspace-flows.ts")).workspaceFlows()).map(uri => flowSource(uri)),
  });
  const [texts, findings] = [openReadonlyTexts(), openBuildFindings()];
  const builds = openBuilds({ engine, log, historyDir });
  const app: App = { context, log, secrets, server, engine, texts, findings, flows, builds };
  running = app;
  context.subscriptions.push(
    log,
    secrets,
    server,
    app.texts,
    app.findings,
    showStatus(server, engine),
    sayWhenStopped(server, log),
    refreshTypesOnSave(server, log),
    secrets.onDidChange(() => server.secretsChanged().catch(error => log.debug(String(error)))),
    flows,
    registerCommands(app),
    registerAgentPreview(context, {
      engine,
      secrets,
      log,
      rootOf: uri => findRoot(diskPath(uri)),
      requestOf: uri => requestFor(app, uri),
    }),
    registerFlowPreview(context, {
      server,
      log,
      deployed: (uri, flow) => deployedSide(app, uri, flow),
      runs: { all: flows.runs, onDidChange: flows.onDidChange },
    }),
    registerDriftView(flows, secrets.onDidChange),
    registerFlowTasks(),
    builds,
    registerBuildsView(builds, async () => (await import("./github/sign-in.ts")).lookForSession(app)),
    registerCompileTasks(app),
    watchFlowInFront(),
    watchWorkflow(log),
  );
  if (remoteBuilds(context.workspaceState).length > 0) void takeUp(app);
}

/** Builds that went on elsewhere while the window was reloaded. */
async function takeUp(app: App): Promise<void> {
  if (vscode.workspace.isTrusted) await (await import("./builds/attach.ts")).attach(app);
}

/** Ends both processes. */
export async function deactivate(): Promise<void> {
  await Promise.all([running?.server.stop(), running?.engine.dispose()]);
}
