import * as vscode from "vscode";

/** Asks where to, and writes the picture there; offers to open it. */
export async function saveSvg(source: vscode.Uri, name: string, svg: string): Promise<void> {
  const title = vscode.l10n.t("Export Flow Graph");
  const folder =
    source.scheme === "untitled" ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(source, "..");
  const uri = await vscode.window.showSaveDialog({
    title,
    filters: { SVG: ["svg"] },
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, `${name}.svg`) }),
  });
  if (uri === undefined) return;
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(svg));
  const open = vscode.l10n.t("Open");
  const text = vscode.l10n.t("The picture was written: {0}", vscode.workspace.asRelativePath(uri));
  if ((await vscode.window.showInformationMessage(text, open)) === open) {
    await vscode.commands.executeCommand("vscode.open", uri);
  }
}
