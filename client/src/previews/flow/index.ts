import * as vscode from "vscode";
import { uriOf } from "../../files/agent-file.ts";
import { flowUri } from "../../files/flow-file.ts";
import { once } from "../once.ts";
import { flowViewType } from "../view-types.ts";
import type { FlowPreviewDeps } from "./deps.ts";

export type { FlowPreviewDeps, OtherSide, RunSource } from "./deps.ts";

/**
 * Registers the graph of flows: its panels and their return after a restart, and the commands `showFlowGraph` (uri,
 * name of the flow) and `exportFlowSvg`. Works in untrusted workspaces too: it only reads. Its code is read with the
 * first graph.
 */
export function registerFlowPreview(context: vscode.ExtensionContext, deps: FlowPreviewDeps): vscode.Disposable {
  const previews = once(async () => new (await import("./flow-previews.ts")).FlowPreviews(context.extensionUri, deps));
  const panels: vscode.WebviewPanelSerializer = {
    deserializeWebviewPanel: async (panel, state) => (await previews()).deserializeWebviewPanel(panel, state),
  };
  return vscode.Disposable.from(
    { dispose: () => previews.made?.dispose() },
    vscode.window.registerWebviewPanelSerializer(flowViewType, panels),
    vscode.commands.registerCommand("agentwright.showFlowGraph", async (argument: unknown, flow: unknown) => {
      const uri = flowUri(argument);
      if (uri !== undefined) (await previews()).show(uri, typeof flow === "string" ? flow : undefined);
    }),
    vscode.commands.registerCommand("agentwright.exportFlowSvg", (argument: unknown) => {
      const given = uriOf(argument);
      const preview = given === undefined ? previews.made?.active() : previews.made?.of(given);
      if (preview !== undefined) return preview.post({ type: "export" });
      void vscode.window.showInformationMessage(
        vscode.l10n.t("Show the flow graph first, then export what you see: Agentwright: Show Flow Graph."),
      );
    }),
  );
}
