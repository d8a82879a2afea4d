import { agentLanguageIds, projectFileName } from "@agentwright/protocol";
import * as vscode from "vscode";
import type { ErrorHandler, LanguageClientOptions } from "vscode-languageclient/node";
import type { Log } from "../log/log.ts";
import { setting } from "../settings.ts";

/**
 * What the language client is told: which documents, where it logs, when it asks for findings, and in which folder the
 * server may keep what it knows of the workspace.
 */
export function clientOptions(log: Log, indexDir: string, errorHandler: ErrorHandler): LanguageClientOptions {
  return {
    documentSelector: [
      ...Object.values(agentLanguageIds).map(language => ({ language })),
      { scheme: "file", pattern: `**/${projectFileName}` },
    ],
    initializationOptions: {
      checksJson: vscode.extensions.getExtension("vscode.json-language-features") !== undefined,
      cacheDir: indexDir,
      workspaceFindings: setting("workspaceFindings"),
    },
    outputChannel: log,
    traceOutputChannel: log,
    errorHandler,
    // A failed start is shown by our own status and message, not by the library's.
    initializationFailedHandler: error => {
      log.error(error instanceof Error ? error : String(error));
      return false;
    },
    diagnosticPullOptions: { onChange: true, onSave: true, onTabs: false },
    markdown: { supportHtml: false },
  };
}
