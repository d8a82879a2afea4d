import * as vscode from "vscode";
import type { App } from "../app.ts";

/** Shows a text that we made as a rendered document. */
export async function showMarkdown({ texts }: Pick<App, "texts">, path: string, text: string): Promise<vscode.Uri> {
  const uri = texts.put(path, text);
  await vscode.workspace.openTextDocument(uri);
  try {
    await vscode.commands.executeCommand("markdown.showPreview", uri);
  } catch {
    // The editor's Markdown extension is switched off: the text itself reads well too.
    await vscode.window.showTextDocument(uri);
  }
  return uri;
}
