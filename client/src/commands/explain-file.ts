import * as vscode from "vscode";
import type { App } from "../app.ts";
import { agentUri, baseName } from "../files/agent-file.ts";
import { sayNoAgent } from "../files/say.ts";
import { settingNotes } from "../settings.ts";

/** Explain This File: which project file, rules and settings apply to it, and why, as a Markdown document. */
export async function run(app: App, argument?: unknown): Promise<vscode.Uri | undefined> {
  const config = agentUri(argument);
  if (!config) return sayNoAgent();
  const { markdown } = await app.server.explain(config, settingNotes(config));
  const uri = app.texts.put(`/explain/${baseName(config)}.md`, markdown);
  await vscode.workspace.openTextDocument(uri);
  try {
    await vscode.commands.executeCommand("markdown.showPreview", uri);
  } catch {
    // The editor's Markdown extension is switched off: the text itself reads well too.
    await vscode.window.showTextDocument(uri);
  }
  return uri;
}
