import { randomUUID } from "node:crypto";
import path from "node:path";
import type { BuildRequest } from "@agentwright/protocol";
import { findRoot } from "@agentwright/workspace/root";
import * as vscode from "vscode";
import type { App } from "../app.ts";
import { diskPath } from "../files/agent-file.ts";
import { setting } from "../settings.ts";

/** A build of one config as it stands in the editors now, unsaved text included; it writes nothing. */
export function requestFor(app: App, config: vscode.Uri): BuildRequest {
  const file = diskPath(config);
  const folder = vscode.workspace.getWorkspaceFolder(config);
  const backend = setting("build.backend", config);
  const goPath = setting("go.path", config).trim();
  return {
    id: randomUUID(),
    path: file,
    root: findRoot(file),
    overlay: app.unsaved.all(),
    // Unsaid, the project file decides.
    ...(backend !== "auto" && { backend }),
    ...(goPath !== "" && { goPath }),
    addOns: {
      ...(folder ? { workspace: diskPath(folder.uri) } : {}),
      storage: diskPath(vscode.Uri.joinPath(app.context.globalStorageUri, "add-ons")),
    },
  };
}

/** The folder of a config's artifacts: the setting, relative to the workspace folder or else to the config's own. */
export function outDirOf(config: vscode.Uri): string {
  const base = vscode.workspace.getWorkspaceFolder(config)?.uri.fsPath ?? path.dirname(config.fsPath);
  return path.resolve(base, setting("build.outDir", config)).replaceAll("\\", "/");
}
