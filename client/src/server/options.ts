import { agentLanguageIds, projectFileName } from "@agentwright/protocol";
import type { ErrorHandler, LanguageClientOptions } from "vscode-languageclient/node";
import type { Log } from "../log/log.ts";

/** What the language client is told: which documents, where it logs, when it asks for findings. */
export function clientOptions(log: Log, errorHandler: ErrorHandler): LanguageClientOptions {
  return {
    documentSelector: [
      ...Object.values(agentLanguageIds).map(language => ({ language })),
      { scheme: "file", pattern: `**/${projectFileName}` },
    ],
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
