import * as vscode from "vscode";
import { agentUri } from "../../files/agent-file.ts";
import { sayNoAgent } from "../../files/say.ts";
import { once } from "../once.ts";
import { agentViewType } from "../view-types.ts";
import type { PreviewDeps } from "./deps.ts";

export type { PreviewDeps, PreviewEngine, PreviewSecrets } from "./deps.ts";

/** View types of the editors for plugin files, as package.json declares them. */
const editors = ["agentwright.bundlePreview", "agentwright.pluginPreview"];

/**
 * Registers the plugin preview: its panels and their return after a restart, the editors for plugin files, and the
 * commands `agentwright.preview`, `previewToSide`, `showSource` and `exportWebPage`. Its code is read with the first of
 * them.
 */
export function registerAgentPreview(context: vscode.ExtensionContext, deps: PreviewDeps): vscode.Disposable {
  const previews = once(async () => (await import("./previews.ts")).agentPreviews(context.extensionUri, deps));
  const show = async (argument: unknown, column: vscode.ViewColumn) => {
    const uri = agentUri(argument);
    if (uri === undefined) sayNoAgent();
    else (await previews()).documents.show(uri, column);
  };
  const files: vscode.CustomReadonlyEditorProvider = {
    openCustomDocument: uri => ({ uri, dispose: () => {} }),
    resolveCustomEditor: async ({ uri }, panel) => (await previews()).files.show(uri, panel),
  };
  const documents: vscode.WebviewPanelSerializer = {
    deserializeWebviewPanel: async (panel, state) => (await previews()).documents.deserializeWebviewPanel(panel, state),
  };
  const options = { webviewOptions: { retainContextWhenHidden: true, enableFindWidget: true } };
  return vscode.Disposable.from(
    { dispose: () => previews.made?.documents.dispose() },
    vscode.window.registerWebviewPanelSerializer(agentViewType, documents),
    ...editors.map(type => vscode.window.registerCustomEditorProvider(type, files, options)),
    vscode.commands.registerCommand("agentwright.preview", argument => show(argument, vscode.ViewColumn.Active)),
    vscode.commands.registerCommand("agentwright.previewToSide", argument => show(argument, vscode.ViewColumn.Beside)),
    vscode.commands.registerCommand("agentwright.showSource", async () => {
      const uri = previews.made?.documents.active()?.uri;
      if (uri !== undefined) await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.One });
    }),
    vscode.commands.registerCommand("agentwright.exportWebPage", async argument =>
      (await previews()).exportWebPage(argument),
    ),
  );
}
