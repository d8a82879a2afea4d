import * as vscode from "vscode";
import { agentUri, uriOf } from "../../files/agent-file.ts";
import { sayNoAgent } from "../../files/say.ts";
import type { PreviewDeps } from "./deps.ts";
import { DocumentPreviews } from "./document-previews.ts";
import { type Exported, exportWebPage } from "./export.ts";
import { FilePreviews } from "./file-preview.ts";
import { fromEngine } from "./plugin-bytes.ts";

/** Everything behind the registrations of the plugin preview. */
export interface AgentPreviews {
  readonly documents: DocumentPreviews;
  readonly files: FilePreviews;
  /** *Export as Web Page* of what a menu hands over, else of what is in front. */
  exportWebPage(argument: unknown): Promise<void>;
}

/** `extension` is the extension's own folder. */
export function agentPreviews(extension: vscode.Uri, deps: PreviewDeps): AgentPreviews {
  const documents = new DocumentPreviews(extension, deps);
  const files = new FilePreviews(extension, deps);
  return {
    documents,
    files,
    exportWebPage: async argument => {
      const exported = await toExport(argument, documents, files, deps);
      if (exported !== undefined) await exportWebPage(exported, extension, deps);
    },
  };
}

/** What the command is about: its argument, else what is in front; a config is built first. */
async function toExport(
  argument: unknown,
  documents: DocumentPreviews,
  files: FilePreviews,
  deps: PreviewDeps,
): Promise<Exported | undefined> {
  const file = uriOf(argument) === undefined ? files.active() : undefined;
  if (file !== undefined) return { ...file, folder: vscode.workspace.workspaceFolders?.[0]?.uri };
  const uri = uriOf(argument) ?? documents.active()?.uri ?? agentUri(undefined);
  if (uri === undefined) {
    sayNoAgent();
    return undefined;
  }
  const answer = await deps.engine.plugin({ request: deps.requestOf(uri) }, new AbortController().signal);
  const { wasm, modules } = answer;
  if (wasm !== undefined)
    return { ...fromEngine({ wasm, ...(modules && { modules }) }), folder: vscode.Uri.joinPath(uri, "..") };
  const why = answer.outcome.status === "failed" ? answer.outcome.error.message : "";
  void vscode.window.showErrorMessage(vscode.l10n.t("There is no plugin to export. {0}", why));
  return undefined;
}
