import * as vscode from "vscode";
import { agentUri, uriOf } from "../../files/agent-file.ts";
import { sayNoAgent } from "../../files/say.ts";
import type { PreviewDeps } from "./deps.ts";
import { DocumentPreviews, previewType } from "./document-previews.ts";
import { type Exported, exportWebPage } from "./export.ts";
import { FilePreviews } from "./file-preview.ts";
import { fromEngine } from "./plugin-bytes.ts";

export type { PreviewDeps, PreviewEngine, PreviewSecrets } from "./deps.ts";

/** View types of the editors for plugin files, as package.json declares them. */
const editors = ["agentwright.bundlePreview", "agentwright.pluginPreview"];

/**
 * Registers the plugin preview: its panels and their return after a restart, the editors for plugin files, and the
 * commands `agentwright.preview`, `previewToSide`, `showSource` and `exportWebPage`. Starts nothing by itself.
 */
export function registerAgentPreview(context: vscode.ExtensionContext, deps: PreviewDeps): vscode.Disposable {
  const extension = context.extensionUri;
  const documents = new DocumentPreviews(extension, deps);
  const files = new FilePreviews(extension, deps);
  const show = (argument: unknown, column: vscode.ViewColumn) => {
    const uri = agentUri(argument);
    if (uri === undefined) sayNoAgent();
    else documents.show(uri, column);
  };
  const options = { webviewOptions: { retainContextWhenHidden: true, enableFindWidget: true } };
  return vscode.Disposable.from(
    documents,
    vscode.window.registerWebviewPanelSerializer(previewType, documents),
    ...editors.map(type => vscode.window.registerCustomEditorProvider(type, files, options)),
    vscode.commands.registerCommand("agentwright.preview", argument => show(argument, vscode.ViewColumn.Active)),
    vscode.commands.registerCommand("agentwright.previewToSide", argument => show(argument, vscode.ViewColumn.Beside)),
    vscode.commands.registerCommand("agentwright.showSource", async () => {
      const uri = documents.active()?.uri;
      if (uri !== undefined) await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.One });
    }),
    vscode.commands.registerCommand("agentwright.exportWebPage", async argument => {
      const exported = await toExport(argument, documents, files, deps);
      if (exported !== undefined) await exportWebPage(exported, extension, deps);
    }),
  );
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
