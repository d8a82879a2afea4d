import { buildCacheFolder, historyFolder } from "@agentwright/compiler/node/cache-folder";
import { findRoot } from "@agentwright/workspace/root";
import * as vscode from "vscode";
import type { App } from "./app.ts";
import { openBuildFindings } from "./build/findings.ts";
import { registerCompileTasks } from "./build/tasks/provider.ts";
import { openBuilds } from "./builds/builds.ts";
import { registerCommands } from "./commands/index.ts";
import { openEngine } from "./engine/engine.ts";
import { requestFor } from "./engine/request.ts";
import { diskPath } from "./files/agent-file.ts";
import { openReadonlyTexts } from "./files/readonly.ts";
import { watchUnsaved } from "./files/unsaved.ts";
import { deployedSide } from "./flow/deployed.ts";
import { flowSource } from "./flow/source.ts";
import { openFlowStates } from "./flow/states.ts";
import { registerFlowTasks } from "./flow/tasks/provider.ts";
import { registerLater } from "./later.ts";
import { openLog } from "./log/log.ts";
import { createRedactor } from "./log/redact.ts";
import { registerAgentPreview } from "./previews/agent/index.ts";
import { registerFlowPreview } from "./previews/flow/index.ts";
import { openSecrets } from "./secrets/store.ts";
import { startServer } from "./server/server.ts";

let running: App | undefined;

/**
 * Starts the server first, then registers what a command, a panel or a task may ask for the moment that this returns; the
 * rest follows a tick later, since the editor and all other extensions wait for this. Nothing here waits for a process
 * or the network.
 */
export function activate(context: vscode.ExtensionContext): void {
  const redactor = createRedactor();
  const log = openLog(redactor);
  const secrets = openSecrets(context.secrets, redactor);
  const version = String(context.extension.packageJSON.version);
  const indexDir = diskPath(vscode.Uri.joinPath(context.globalStorageUri, "index"));
  const server = startServer(context.asAbsolutePath("dist/server.js"), version, indexDir, log, secrets);
  const unsaved = watchUnsaved();
  const historyDir = historyFolder();
  const engine = openEngine({
    modulePath: context.asAbsolutePath("dist/engine.js"),
    cacheDir: buildCacheFolder(),
    historyDir,
    log,
    secrets,
    remote: async () => (await import("./github/remote.ts")).githubDoor({ context, log, secrets, unsaved }),
  });
  const flows = openFlowStates({
    engine,
    server,
    secrets,
    log,
    sources: async () =>
      (await (await import("./files/workspace-flows.ts")).workspaceFlows()).map(uri => flowSource(unsaved, uri)),
  });
  const [texts, findings] = [openReadonlyTexts(), openBuildFindings()];
  const builds = openBuilds({ engine, log, historyDir });
  const app: App = { context, log, secrets, server, engine, texts, unsaved, findings, flows, builds };
  running = app;
  context.subscriptions.push(
    log,
    secrets,
    server,
    app.texts,
    unsaved,
    app.findings,
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
    registerFlowTasks(),
    builds,
    registerCompileTasks(app),
  );
  const soon = setImmediate(() => context.subscriptions.push(registerLater(app)));
  context.subscriptions.push({ dispose: () => clearImmediate(soon) });
}

/** Ends both processes. */
export async function deactivate(): Promise<void> {
  await Promise.all([running?.server.stop(), running?.engine.dispose()]);
}
