import { mayHoldFlows } from "@agentwright/language/flow/names-pgflow";
import * as vscode from "vscode";
import { speaksOfFlows } from "../server/programs.ts";
import { uriOf } from "./agent-file.ts";

/**
 * Could this document build flows? The server knows for sure, import maps included; this asks its text alone, for
 * menus and for commands that are run without a file.
 */
export function mayBeFlow(document: vscode.TextDocument): boolean {
  return mayHoldFlows(document.uri.path) && speaksOfFlows(document.getText());
}

/**
 * The flow file a command is about: its argument (a URI or its text), else the one in front. While another part of the
 * window has the focus, the only one to be seen. Undefined, and said so, if there is none.
 */
export function flowUri(argument: unknown): vscode.Uri | undefined {
  const given = uriOf(argument);
  if (given) return given;
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  if (activeTextEditor && mayHoldFlows(activeTextEditor.document.uri.path)) return activeTextEditor.document.uri;
  const [visible, ...others] = visibleTextEditors.map(editor => editor.document).filter(mayBeFlow);
  if (visible !== undefined && others.length === 0) return visible.uri;
  void vscode.window.showInformationMessage(
    vscode.l10n.t("Open a flow file first: a TypeScript file that builds a pgflow Flow."),
  );
  return undefined;
}

/** From now on the view *Flows* has its place in the Explorer; who has no flows never sees it. */
export function showFlowsView(): void {
  void vscode.commands.executeCommand("setContext", "agentwright.flowsSeen", true);
}

/** Keeps the context `agentwright.flowInFront`, by which menus know whether the editor in front holds a flow. */
export function watchFlowInFront(): vscode.Disposable {
  let told: boolean | undefined;
  const tell = () => {
    const document = vscode.window.activeTextEditor?.document;
    const holds = document !== undefined && mayBeFlow(document);
    if (holds === told) return;
    told = holds;
    if (holds) showFlowsView();
    void vscode.commands.executeCommand("setContext", "agentwright.flowInFront", holds);
  };
  tell();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(tell),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === vscode.window.activeTextEditor?.document) tell();
    }),
  );
}
