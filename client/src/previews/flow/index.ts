import * as vscode from "vscode";
import { uriOf } from "../../files/agent-file.ts";
import { flowUri } from "../../files/flow-file.ts";
import type { FlowPreviewDeps } from "./deps.ts";
import { FlowPreviews, flowViewType } from "./flow-previews.ts";

export type { FlowPreviewDeps, OtherSide, RunSource } from "./deps.ts";

/**
 * Registers the graph of flows: its panels and their return after a restart, and the commands `showFlowGraph` (uri,
 * name of the flow) and `exportFlowSvg`. Works in untrusted workspaces too: it only reads.
 */
export function registerFlowPreview(context: vscode.ExtensionContext, deps: FlowPreviewDeps): vscode.Disposable {
  const previews = new FlowPreviews(context.extensionUri, deps);
  return vscode.Disposable.from(
    previews,
    vscode.window.registerWebviewPanelSerializer(flowViewType, previews),
    vscode.commands.registerCommand("agentwright.showFlowGraph", (argument: unknown, flow: unknown) => {
      const uri = flowUri(argument);
      if (uri !== undefined) previews.show(uri, typeof flow === "string" ? flow : undefined);
    }),
    vscode.commands.registerCommand("agentwright.exportFlowSvg", (argument: unknown) => {
      const given = uriOf(argument);
      const preview = given === undefined ? previews.active() : previews.of(given);
      if (preview !== undefined) return preview.post({ type: "export" });
      void vscode.window.showInformationMessage(
        vscode.l10n.t("Show the flow graph first, then export what you see: Agentwright: Show Flow Graph."),
      );
    }),
  );
}
